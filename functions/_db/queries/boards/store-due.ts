import { sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { dayIn, zoneAt } from '../rules/learners.ts'
import { endOfStreak } from './current-streak.ts'
import { keysAsTable } from './learner-keys.ts'
import { ofMember } from './of-member.ts'

/** Stores the next midnight, in the learner's zone, at which one of their scores changes by time alone. */
export async function storeDue(tx: Transaction, learners: LearnerKey[], now: number): Promise<void> {
  await tx.execute(sql`
    with
    due as (
      select user_id, community_id, least(
        (${firstDay(7, now)} + 7)::timestamp at time zone ${zoneAt(now)},
        (${firstDay(30, now)} + 30)::timestamp at time zone ${zoneAt(now)},
        ${endOfStreak(now)}::timestamp at time zone ${zoneAt(now)},
        case
          when next_time_zone_from > ${dayIn(zoneAt(now), now)} then next_time_zone_from::timestamp at time zone time_zone
        end
      ) as due_at
      from ${keysAsTable(learners)}
      join memberships using (user_id, community_id)
      join profiles on profiles.id = user_id
    ),
    gone as (
      delete from private.leaderboard_due
      using ${keysAsTable(learners)}
      where leaderboard_due.user_id = pair.user_id
        and leaderboard_due.community_id = pair.community_id
        and not exists (
          select
          from due
          where due.user_id = pair.user_id and due.community_id = pair.community_id and due_at is not null
        )
    )
    insert into private.leaderboard_due as known (user_id, community_id, due_at)
    select user_id, community_id, due_at
    from due
    where due_at is not null
    on conflict (user_id, community_id) do update
    set due_at = excluded.due_at
    where known.due_at <> excluded.due_at
  `)
}

/** The first day with XP in a window: the next day to leave it. */
const firstDay = (days: number, now: number): SQL => sql`(
  select min(day)
  from leaderboard_days
  where ${ofMember(sql`leaderboard_days`)} and xp <> 0 and day > ${dayIn(zoneAt(now), now)} - ${days}::integer
)`
