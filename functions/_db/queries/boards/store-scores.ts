import { sql, type SQL } from 'drizzle-orm'
import { METRICS } from '../../../_domain/boards/board.ts'
import type { Transaction } from '../../session.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { keysAsTable, GLOBAL_COMMUNITY, uuids } from './learner-keys.ts'
import { scoreOf } from './score-of.ts'

/** Refreshes the rows of these learners on the boards of their communities. Only members have rows. */
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

/** Refreshes the global boards, which list learners who chose it: of streaks the longest counts, all other scores add up. */
export const storeGlobalScores = (tx: Transaction, userIds: string[]) =>
  store(
    tx,
    userIds.map((user_id) => ({ user_id, community_id: GLOBAL_COMMUNITY })),
    sql`
      select
        user_id, ${GLOBAL_COMMUNITY}::uuid as community_id, metric, ${globalScore(sql`metric`)} as score,
        max(reached_at) as reached_at, true as listed
      from leaderboard_scores
      join profiles on profiles.id = user_id
      where user_id = any (${uuids(userIds)}) and community_id <> ${GLOBAL_COMMUNITY} and leaderboard = 'global'
      group by user_id, metric
    `,
  )

/** The score on a global board from the scores of several communities. */
export const globalScore = (metric: SQL): SQL => sql`
  (case when ${metric} in ('streak_current', 'streak_longest') then max(score) else sum(score) end)::bigint
`

/** Skips rows that stay as they are, since a trigger updates the counts for every row that is written. */
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
