import { sql, type SQL } from 'drizzle-orm'
import { NEIGHBORS, TOP, type Metric } from '../../../_domain/boards/board.ts'
import type { Connection } from '../../client.ts'
import { iso } from '../../iso.ts'
import { runPrepared } from '../../prepared.ts'
import { GLOBAL_COMMUNITY } from './learner-keys.ts'
import { membersAbove } from './members-above.ts'
import { scoreOf } from './score-of.ts'
import { globalScore } from './store-scores.ts'

export interface BoardRequest {
  userId: string
  /** The slug of a community; null for the global board. */
  community: string | null
  metric: Metric
  now: number
  /** Whether to read the first ten, too. */
  top: boolean
}

/** A row of a board, with the part of the answer that it belongs to. */
export interface PlacedRow {
  part: 'me' | 'top' | 'above' | 'below'
  score: number
  rank: number
  username: string
  display_name: string
  /** Whether their profile is public. */
  has_page: boolean
  /** Whether they are listed to others on this board. */
  lets_see: boolean
  /** How many members have a score; only in the row of the reader. */
  members: number
  as_of: string | null
  /** Whether the community does without boards; only in the row of the reader. */
  off: boolean | null
}

/**
 * What one reader may see of a board, in its order and as of one moment: one row of part `me`, whose score may be 0, or no row
 * at all if the reader is no member. The reader's row has their live score, and the ranks of all others take it into account.
 * One statement, which finds the community itself, so it takes one round trip.
 */
export function readBoard(connection: Connection['sql'], request: BoardRequest): Promise<PlacedRow[]> {
  return runPrepared<PlacedRow>(
    connection,
    sql`
    with
    board as materialized (${boardOf(request)}),
    live as materialized (${live(request)}),
    me as materialized (
      select
        ${request.userId}::uuid as user_id, live.score, coalesce(stored.score, 0) as stored,
        case when stored.score = live.score then stored.reached_at else live.reached_at end as reached_at
      from board
      cross join live
      left join leaderboard_scores as stored
        on user_id = ${request.userId} and community_id = board.id and metric = ${request.metric}
    ),
    placed as (
      select 'me' as part, user_id, score, reached_at
      from me
      union all
      (
        select 'top', user_id, score, reached_at
        from ${listed(request)}
        order by score desc, reached_at, user_id
        limit ${literalLimit(request.top ? TOP : 0)}
      )
      union all
      ${neighbors('above', request)}
      union all
      ${neighbors('below', request)}
    )
    select
      part, placed.score::float8 as score, username, display_name, visibility = 'public' as has_page,
      ${request.community === null ? sql`leaderboard = 'global'` : sql`leaderboard <> 'hidden'`} as lets_see,
      (
        1 + ${membersAbove(BOARD, request.metric, sql`placed.score`)}
        - (me.stored > placed.score)::integer + (me.score > placed.score)::integer
      )::float8 as rank,
      case when part = 'me' then
        ${membersAbove(BOARD, request.metric, sql`0`)} - (me.stored > 0)::integer + (me.score > 0)::integer
      end::float8 as members,
      case when part = 'me' then (
        select ${iso(sql`refreshed_at`)} from private.leaderboard_refresh
      ) end as as_of,
      case when part = 'me' then (select off from board) end as off
    from placed
    cross join me
    join profiles on profiles.id = placed.user_id
    order by placed.score desc, placed.reached_at, placed.user_id
  `,
  )
}

/** Part of the text: with a parameter as limit, Postgres would not choose one plan for all readers. */
const literalLimit = (count: number): SQL => sql.raw(String(count))

const BOARD = sql`(select id from board)`

/** The community, if the reader is a member. */
const boardOf = ({ userId, community }: BoardRequest): SQL =>
  community === null
    ? sql`select ${GLOBAL_COMMUNITY}::uuid as id, false as off`
    : sql`
      select communities.id, boards_off as off
      from communities
      join memberships on memberships.community_id = communities.id and memberships.user_id = ${userId}
      where slug = ${community}
    `

/** The reader's live score, which may be newer than the refreshed one. */
const live = ({ userId, community, metric, now }: BoardRequest): SQL => sql`
  select coalesce(${globalScore(sql`${metric}::text`)}, 0) as score, coalesce(max(reached_at), now()) as reached_at
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
    -- Else Postgres would add up the score once for each place that names it.
    offset 0
  ) as scored
`

/** The learners whom the reader may see. */
const listed = ({ userId, metric }: BoardRequest): SQL => sql`
  (
    select user_id, score, reached_at
    from leaderboard_scores
    where community_id = ${BOARD} and metric = ${metric} and listed and user_id <> ${userId}
  ) as listed
`

/** The nearest on one side: first those who reached the same score earlier or later, then all others. */
function neighbors(side: 'above' | 'below', request: BoardRequest): SQL {
  const above = side === 'above'
  const order = above ? sql`score, reached_at desc, user_id desc` : sql`score desc, reached_at, user_id`
  const nearest = (which: SQL): SQL => sql`
    (
      select user_id, score, reached_at
      from ${listed(request)}
      where ${which}
      order by ${order}
      limit ${literalLimit(NEIGHBORS)}
    )
  `
  const score = sql`(select score from me)`
  const moment = sql`((select reached_at from me), ${request.userId}::uuid)`
  const level = nearest(sql`score = ${score} and (reached_at, user_id) ${above ? sql`<` : sql`>`} ${moment}`)
  const others = nearest(above ? sql`score > ${score}` : sql`score < ${score}`)
  return sql`
    (
      select ${side}, user_id, score, reached_at
      from (${level} union all ${others}) as nearest
      where ${score} > 0
      order by ${order}
      limit ${literalLimit(NEIGHBORS)}
    )
  `
}
