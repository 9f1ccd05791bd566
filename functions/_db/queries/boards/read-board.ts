import { sql, type SQL } from 'drizzle-orm'
import { NEIGHBORS, TOP, type Metric } from '../../../_domain/boards/board.ts'
import type { Connection } from '../../client.ts'
import { iso } from '../../iso.ts'
import { runPrepared } from '../../prepared.ts'
import { EVERYWHERE } from './learner-keys.ts'
import { scoreOf } from './score-of.ts'
import { together } from './store-scores.ts'

export interface BoardRequest {
  userId: string
  /** The slug of theirs; null for the board of all communities. */
  community: string | null
  metric: Metric
  now: number
  /** Whether the top is wanted, too. */
  top: boolean
}

/** A row of a board, and which part of the answer it is. */
export interface PlacedRow {
  part: 'me' | 'top' | 'above' | 'below'
  score: number
  rank: number
  username: string
  display_name: string
  /** Whether everybody may see their profile. */
  has_page: boolean
  /** Whether they let others see them on this board. */
  lets_see: boolean
  /** How many are on the board. */
  members: number
  as_of: string | null
}

/**
 * Everything of a board that one reader is shown, in its order, of one moment: always one row of part `me`, whose score
 * may be 0, or no row at all for whoever is no member. The reader stands where their state of now puts them, and
 * everyone else's rank takes that into account. One statement that finds the community itself: it takes one trip.
 */
export function readBoard(lane: Connection['sql'], asked: BoardRequest): Promise<PlacedRow[]> {
  return runPrepared<PlacedRow>(
    lane,
    sql`
    with
    board as materialized (${boardOf(asked)}),
    live as materialized (${live(asked)}),
    me as materialized (
      select
        ${asked.userId}::uuid as user_id, live.score, coalesce(stored.score, 0) as stored,
        case when stored.score = live.score then stored.reached_at else live.reached_at end as reached_at
      from board
      cross join live
      left join leaderboard_scores as stored
        on user_id = ${asked.userId} and community_id = board.id and metric = ${asked.metric}
    ),
    placed as (
      select 'me' as part, user_id, score, reached_at
      from me
      union all
      (
        select 'top', user_id, score, reached_at
        from ${shown(asked)}
        order by score desc, reached_at, user_id
        limit ${few(asked.top ? TOP : 0)}
      )
      union all
      ${neighbours('above', asked)}
      union all
      ${neighbours('below', asked)}
    )
    select
      part, placed.score::float8 as score, username, display_name, visibility = 'public' as has_page,
      ${asked.community === null ? sql`leaderboard = 'global'` : sql`leaderboard <> 'hidden'`} as lets_see,
      (
        1 + private.members_above(${BOARD}, ${asked.metric}, placed.score)
        - (me.stored > placed.score)::integer + (me.score > placed.score)::integer
      )::float8 as rank,
      case when part = 'me' then
        private.members_above(${BOARD}, ${asked.metric}, 0) - (me.stored > 0)::integer + (me.score > 0)::integer
      end::float8 as members,
      case when part = 'me' then (
        select ${iso(sql`refreshed_at`)} from private.leaderboard_refresh
      ) end as as_of
    from placed
    cross join me
    join profiles on profiles.id = placed.user_id
    order by placed.score desc, placed.reached_at, placed.user_id
  `,
  )
}

/** Written out: not knowing how few are wanted, Postgres would not make one plan for all readers. */
const few = (count: number): SQL => sql.raw(String(count))

const BOARD = sql`(select id from board)`

/** The community, for its members. */
const boardOf = ({ userId, community }: BoardRequest): SQL =>
  community === null
    ? sql`select ${EVERYWHERE}::uuid as id`
    : sql`
      select communities.id
      from communities
      join memberships on memberships.community_id = communities.id and memberships.user_id = ${userId}
      where slug = ${community}
    `

/** What the reader has now, whatever the refresher knows. */
const live = ({ userId, community, metric, now }: BoardRequest): SQL => sql`
  select coalesce(${together(sql`${metric}::text`)}, 0) as score, coalesce(max(reached_at), now()) as reached_at
  from (
    select
      greatest(${scoreOf(metric, now)}::bigint, 0) as score,
      (
        select updated_at
        from user_counters
        where user_counters.user_id = memberships.user_id and user_counters.community_id = memberships.community_id
      ) as reached_at
    from memberships
    join profiles on profiles.id = memberships.user_id
    where memberships.user_id = ${userId} and ${community === null ? sql`true` : sql`memberships.community_id = ${BOARD}`}
  ) as scored
`

/** Those whom the reader may be shown. */
const shown = ({ userId, metric }: BoardRequest): SQL => sql`
  (
    select user_id, score, reached_at
    from leaderboard_scores
    where community_id = ${BOARD} and metric = ${metric} and listed and user_id <> ${userId}
  ) as shown
`

/** The nearest on one side: first those with the same score, who were there earlier or later, then all others. */
function neighbours(side: 'above' | 'below', asked: BoardRequest): SQL {
  const above = side === 'above'
  const order = above ? sql`score, reached_at desc, user_id desc` : sql`score desc, reached_at, user_id`
  const near = (which: SQL): SQL => sql`
    (
      select user_id, score, reached_at
      from ${shown(asked)}
      where ${which}
      order by ${order}
      limit ${few(NEIGHBORS)}
    )
  `
  const score = sql`(select score from me)`
  const moment = sql`((select reached_at from me), ${asked.userId}::uuid)`
  const level = near(sql`score = ${score} and (reached_at, user_id) ${above ? sql`<` : sql`>`} ${moment}`)
  const others = near(above ? sql`score > ${score}` : sql`score < ${score}`)
  return sql`
    (
      select ${side}, user_id, score, reached_at
      from (${level} union all ${others}) as near
      where ${score} > 0
      order by ${order}
      limit ${few(NEIGHBORS)}
    )
  `
}
