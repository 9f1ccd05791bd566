import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { dayIn, zoneAt } from '../rules/learners.ts'
import { keysAsTable } from './learner-keys.ts'

/** Two days more than the longest window: after a move west a learner is in an earlier day for a while. */
const STORED_DAYS = 32

/** Sums the ledger by day for learners who are members, and deletes the sums of all others. */
export async function storeDays(tx: Transaction, learners: LearnerKey[], now: number): Promise<void> {
  await tx.execute(sql`
    with
    sums as (
      select user_id, community_id, local_date as day, sum(amount)::integer as xp
      from ${keysAsTable(learners)}
      join memberships using (user_id, community_id)
      join profiles on profiles.id = user_id
      join xp_transactions using (user_id, community_id)
      where local_date > ${dayIn(zoneAt(now), now)} - ${STORED_DAYS}::integer
      group by user_id, community_id, local_date
    ),
    gone as (
      delete from leaderboard_days
      using ${keysAsTable(learners)}
      where leaderboard_days.user_id = pair.user_id
        and leaderboard_days.community_id = pair.community_id
        and not exists (
          select
          from sums
          where sums.user_id = pair.user_id and sums.community_id = pair.community_id and sums.day = leaderboard_days.day
        )
    )
    insert into leaderboard_days as known (community_id, user_id, day, xp)
    select community_id, user_id, day, sums.xp
    from sums
    left join leaderboard_days as before using (user_id, community_id, day)
    where sums.xp is distinct from before.xp
    on conflict (user_id, community_id, day) do update
    set xp = excluded.xp
  `)
}
