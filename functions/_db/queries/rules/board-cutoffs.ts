import { sql, type SQL } from 'drizzle-orm'
import type { Metric } from '../../../_domain/boards/board.ts'
import type { BoardCondition } from '../../../_domain/rules/compile.ts'
import type { Transaction } from '../../session.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { membersAbove } from '../boards/members-above.ts'
import { scoreOf } from '../boards/score-of.ts'

type Place = Pick<BoardCondition, 'metric' | 'top' | 'percentile'>

/**
 * The lowest score that still has a place, by place. A rank of 1, 2, 2, 4 is at most n exactly when the score is at least the
 * n-th highest, so a whole board is read only once, however many learners are compared with it.
 */
export interface BoardCutoffs {
  now: number
  at: ReadonlyMap<string, number>
}

const keyOf = ({ metric, top, percentile }: Place) => `${metric} ${top ?? ''} ${percentile ?? ''}`

export async function loadCutoffs(
  tx: Transaction,
  communityId: string,
  places: Place[],
  now: number,
): Promise<BoardCutoffs> {
  const distinct = new Map(places.map((place) => [keyOf(place), place]))
  const at = new Map<string, number>()
  for (const [key, place] of distinct) {
    const [row] = await tx.execute<{ cutoff: number | null }>(lowestScore(communityId, place, now))
    // On an empty board no score has a place.
    at.set(key, row?.cutoff ?? Infinity)
  }
  return { now, at }
}

/**
 * The same for one learner, from their own rank: a few counts of the boards as last refreshed, so no board is read whole. If
 * the learner has the place, the cutoff is their own score.
 */
export async function loadOwnCutoffs(
  tx: Transaction,
  own: LearnerKey,
  places: Place[],
  now: number,
): Promise<BoardCutoffs> {
  const at = new Map<string, number>()
  for (const place of places) {
    const [row] = await tx.execute<{ score: number }>(ownScore(own, place, now))
    at.set(keyOf(place), row?.score ?? Infinity)
  }
  return { now, at }
}

/** The learner's live score, if it has the place. Their stored score is left out of the counts, or they would count twice. */
const ownScore = ({ user_id, community_id }: LearnerKey, { metric, top, percentile }: Place, now: number): SQL => sql`
  select score::float8 as score
  from (
    select mine.score::bigint as score, coalesce(stored.score, 0) as stored
    from (
      ${scores(metric, now, sql`memberships.user_id = ${user_id} and memberships.community_id = ${community_id}`)}
    ) as mine
    left join leaderboard_scores as stored
      on stored.user_id = ${user_id} and stored.community_id = ${community_id} and stored.metric = ${metric}
    where mine.score > 0
  ) as mine
  where 1 + ${membersAbove(sql`${community_id}`, metric, sql`score`)} - (stored > score)::integer <= ${
    top === undefined
      ? sql`ceil(
          (1 + ${membersAbove(sql`${community_id}`, metric, sql`0`)} - (stored > 0)::integer) * ${percentile ?? 0}::numeric / 100
        )`
      : sql`${top}::bigint`
  }
`

/** On a board with fewer learners than the place, every learner has it. */
const lowestScore = (communityId: string, { metric, top, percentile }: Place, now: number): SQL => sql`
  with
  board as materialized (
    select score, row_number() over (order by score desc) as place
    from (${scores(metric, now, sql`memberships.community_id = ${communityId}::uuid`)}) as scored
    where score > 0
  )
  select min(score)::float8 as cutoff
  from board
  where place <= ${
    top === undefined
      ? sql`(select ceil(count(*) * ${percentile ?? 0}::numeric / 100) from board)`
      : sql`${top}::bigint`
  }
`

export function boardHolds(place: BoardCondition, { at, now }: BoardCutoffs): SQL {
  const cutoff = at.get(keyOf(place)) ?? Infinity
  if (cutoff === Infinity) return sql`false`
  const ofLearner = sql`memberships.user_id = learner.user_id and memberships.community_id = learner.community_id`
  return sql`(select score from (${scores(place.metric, now, ofLearner)}) as scored) >= ${cutoff}::float8`
}

/** The scores of members on a board. Hidden learners have a rank, too. */
const scores = (metric: Metric, now: number, whose: SQL): SQL => sql`
  select memberships.user_id, ${scoreOf(metric, now)} as score
  from memberships
  join profiles on profiles.id = memberships.user_id
  where ${whose}
`
