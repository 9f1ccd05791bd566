import type { Board, OwnRank } from '../../_contracts/boards/boards.ts'
import { readBoard } from '../../_db/queries/boards/read-board.ts'
import { withRepeat } from '../../_db/repeat.ts'
import type { Metric } from '../../_domain/boards/board.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toBoard } from './to-board.ts'

interface BoardOf {
  metric: Metric
  /** The slug of a community; null for the board of all of them. */
  community: string | null
}

/** The first ten of a board, and the reader's own rank. */
export async function readTop(context: WithClaims<DatabaseContext>, { metric, community }: BoardOf): Promise<Board> {
  const rows = await readRows(context, { metric, community, top: true })
  return { metric, scope: scopeOf(community), ...toBoard(rows) }
}

/** The reader's own rank. */
export async function readRank(context: WithClaims<DatabaseContext>, { metric, community }: BoardOf): Promise<OwnRank> {
  const rows = await readRows(context, { metric, community, top: false })
  const { as_of, members, listed, me } = toBoard(rows)
  return { metric, scope: scopeOf(community), as_of, members, listed, me }
}

/**
 * Without a learner's role: no learner may read the names of others. The query itself returns only learners who asked to be
 * listed.
 */
async function readRows({ db, now, claims }: WithClaims<DatabaseContext>, board: BoardOf & { top: boolean }) {
  const rows = await withRepeat(db.genericPlans, ({ sql }) =>
    readBoard(sql, { ...board, userId: claims.sub, now: now() }),
  )
  if (rows.length === 0) throw notFound('community')
  if (rows.some(({ off }) => off)) throw new DomainError('boards_off', 'This community has no leaderboards.')
  return rows
}

const scopeOf = (community: string | null) => (community === null ? 'global' : 'community')
