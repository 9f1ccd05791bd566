import { sql, type SQL } from 'drizzle-orm'
import { METRICS } from '../../../_domain/boards/board.ts'
import type { Transaction } from '../../session.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { keysAsTable, EVERYWHERE, uuids } from './learner-keys.ts'
import { scoreOf } from './score-of.ts'

/** Brings the rows of these learners on the boards of these communities up to date. Only members have any. */
export const storeScores = (tx: Transaction, learners: LearnerKey[], now: number) =>
  store(
    tx,
    learners,
    sql`
      select
        memberships.user_id, memberships.community_id, metric, score, user_counters.updated_at as reached_at,
        leaderboard <> 'hidden' as listed
      from ${keysAsTable(learners)}
      join memberships using (user_id, community_id)
      join profiles on profiles.id = memberships.user_id
      join user_counters using (user_id, community_id)
      cross join lateral (
        values ${sql.join(
          METRICS.map((metric) => sql`(${metric}, ${scoreOf(metric, now, 'days')}::bigint)`),
          sql`, `,
        )}
      ) as scored (metric, score)
      where score > 0
    `,
  )

/** The same on the global boards, which only have those who asked for it: streaks count as the best, all else adds up. */
export const storeGlobalScores = (tx: Transaction, userIds: string[]) =>
  store(
    tx,
    userIds.map((user_id) => ({ user_id, community_id: EVERYWHERE })),
    sql`
      select
        user_id, ${EVERYWHERE}::uuid as community_id, metric, ${together(sql`metric`)} as score,
        max(reached_at) as reached_at, true as listed
      from leaderboard_scores
      join profiles on profiles.id = user_id
      where user_id = any (${uuids(userIds)}) and community_id <> ${EVERYWHERE} and leaderboard = 'global'
      group by user_id, metric
    `,
  )

/** What scores of several communities are on a global board. */
export const together = (metric: SQL): SQL => sql`
  (case when ${metric} in ('streak_current', 'streak_longest') then max(score) else sum(score) end)::bigint
`

/** Touches no row that stays as it is: counts follow by a trigger. */
async function store(tx: Transaction, learners: LearnerKey[], fresh: SQL): Promise<void> {
  await tx.execute(sql`
    with
    fresh as materialized (${fresh}),
    before as materialized (
      select leaderboard_scores.*
      from ${keysAsTable(learners)}
      join leaderboard_scores using (user_id, community_id)
    ),
    gone as (
      delete from leaderboard_scores
      using before
      left join fresh using (user_id, community_id, metric)
      where fresh.score is null
        and leaderboard_scores.user_id = before.user_id
        and leaderboard_scores.community_id = before.community_id
        and leaderboard_scores.metric = before.metric
    )
    insert into leaderboard_scores as known (user_id, community_id, metric, score, reached_at, listed)
    select user_id, community_id, metric, fresh.score, fresh.reached_at, fresh.listed
    from fresh
    left join before using (user_id, community_id, metric)
    where fresh.score is distinct from before.score or fresh.listed is distinct from before.listed
    on conflict (user_id, community_id, metric) do update
    set
      score = excluded.score, listed = excluded.listed,
      reached_at = case when known.score = excluded.score then known.reached_at else excluded.reached_at end
  `)
}
