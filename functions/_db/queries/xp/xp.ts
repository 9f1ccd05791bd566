import { sql } from 'drizzle-orm'
import type { XpReason } from '../../../_domain/engine/outcome.ts'
import type { Transaction } from '../../session.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** The XP of a learner in a community; 0 before their first event. */
export async function totalXp(tx: Transaction, { user_id, community_id }: LearnerKey): Promise<number> {
  const [row] = await tx.execute<{ total: number }>(sql`
    select total::float8 as total from user_xp where user_id = ${user_id} and community_id = ${community_id}
  `)
  return row?.total ?? 0
}

export interface XpRow extends Record<string, unknown> {
  id: string
  amount: number
  reason: XpReason | 'correction'
  what: string | null
  note: string | null
  local_date: string
  created_at: string
}

export interface XpPage extends LearnerKey {
  /** The last entry of the page before. */
  before: string | undefined
  limit: number
}

/** A learner's entries in the ledger, newest first: ids are in the order of time. */
export function xpEntries(tx: Transaction, { user_id, community_id, before, limit }: XpPage) {
  return tx.execute<XpRow>(sql`
    select
      entry.id, amount, reason, note, local_date::text as local_date, entry.created_at,
      case
        when reason in ('achievement', 'revocation') then (
          select name from achievements where 'a' || number = split_part(reference, ':', 1)
        )
        when reason = 'test' then (select title from tests where id = split_part(reference, ':', 1)::uuid)
        when reason = 'milestone' then coalesce(
          (select title from course_milestones where 'c' || number = reference),
          (select title from program_milestones where 'p' || number = reference)
        )
        when reason = 'content' then (
          select title
          from activity_events as event
          join contents on contents.id = event.content_id
          where event.user_id = entry.user_id and event.id = entry.event_id
        )
      end as what
    from (
      select *
      from xp_transactions
      where user_id = ${user_id}
        and community_id = ${community_id}
        and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
      order by id desc
      limit ${limit}
    ) as entry
    order by id desc
  `)
}

/** The XP of each day from this one on, by the learner's calendar. A day without XP is not there. */
export function xpByDay(tx: Transaction, { user_id, community_id }: LearnerKey, from: string) {
  return tx.execute<{ day: string; xp: number }>(sql`
    select local_date::text as day, sum(amount)::integer as xp
    from xp_transactions
    where user_id = ${user_id} and community_id = ${community_id} and local_date >= ${from}::date
    group by local_date
  `)
}

export function xpByReason(tx: Transaction, { user_id, community_id }: LearnerKey) {
  return tx.execute<{ reason: XpRow['reason']; xp: number }>(sql`
    select reason, sum(amount)::integer as xp
    from xp_transactions
    where user_id = ${user_id} and community_id = ${community_id}
    group by reason
    order by xp desc, reason
  `)
}
