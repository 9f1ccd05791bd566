import { sql } from 'drizzle-orm'
import type { XpReason } from '../../../_domain/engine/outcome.ts'
import type { Transaction } from '../../session.ts'

/** What a learner has in a community; nothing, of somebody who has done nothing yet. */
export async function totalXp(tx: Transaction, userId: string, communityId: string): Promise<number> {
  const [row] = await tx.execute<{ total: number }>(sql`
    select total::float8 as total from user_xp where user_id = ${userId} and community_id = ${communityId}
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

/** A learner's entries in the ledger, the newest first: ids are in the order of time. */
export function xpEntries(
  tx: Transaction,
  userId: string,
  communityId: string,
  before: string | undefined,
  limit: number,
) {
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
      where user_id = ${userId}
        and community_id = ${communityId}
        and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
      order by id desc
      limit ${limit}
    ) as entry
    order by id desc
  `)
}

/** What each of the last days paid, to the learner's calendar. */
export function xpByDay(tx: Transaction, userId: string, communityId: string, from: string) {
  return tx.execute<{ day: string; xp: number }>(sql`
    select local_date::text as day, sum(amount)::integer as xp
    from xp_transactions
    where user_id = ${userId} and community_id = ${communityId} and local_date >= ${from}::date
    group by local_date
  `)
}

export function xpByReason(tx: Transaction, userId: string, communityId: string) {
  return tx.execute<{ reason: XpRow['reason']; xp: number }>(sql`
    select reason, sum(amount)::integer as xp
    from xp_transactions
    where user_id = ${userId} and community_id = ${communityId}
    group by reason
    order by xp desc, reason
  `)
}
