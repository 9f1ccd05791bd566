import { sql } from 'drizzle-orm'
import type { SecurityEventKind } from '../../../_domain/profiles/security-events.ts'
import { at, iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

interface SecurityEventRow extends Record<string, unknown> {
  id: string
  kind: SecurityEventKind
  at: string
  times: number
  user_agent: string | null
}

/** The newest events of an account, since this moment. */
export const securityEventsSince = (tx: Transaction, userId: string, since: number) =>
  tx.execute<SecurityEventRow>(sql`
    select id::text, kind, ${iso(sql`at`)} as at, times, user_agent
    from security_events
    where user_id = ${userId} and at > ${at(since)}
    order by security_events.at desc, id desc
    limit 100
  `)

export const deleteSecurityEventsBefore = (tx: Transaction, before: number) =>
  tx.execute(sql`delete from security_events where at < ${at(before)}`)
