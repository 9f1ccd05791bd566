import { sql } from 'drizzle-orm'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

export interface SessionRow extends Record<string, unknown> {
  id: string
  signed_in_at: string
  last_used_at: string
  user_agent: string | null
  is_current: boolean
}

/** The caller's sessions, the one used last first. */
export const sessionsOfCaller = (tx: Transaction) =>
  tx.execute<SessionRow>(sql`
    select
      id,
      ${iso(sql`created_at`)} as signed_in_at,
      ${iso(sql`last_used_at`)} as last_used_at,
      user_agent,
      coalesce(is_current, false) as is_current
    from private.my_sessions()
    limit 100
  `)

export const endSessionOfCaller = (tx: Transaction, id: string) =>
  tx.execute(sql`select private.end_my_session(${id}::uuid)`)
