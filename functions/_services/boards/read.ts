import type { Board, BoardQuery, OwnRank } from '../../_contracts/boards/boards.ts'
import type { Database } from '../../_db/client.ts'
import { readBoard } from '../../_db/queries/boards/read-board.ts'
import type { Claims } from '../../_db/session.ts'
import type { Metric } from '../../_domain/boards/board.ts'
import { notFound } from '../../_domain/errors.ts'
import { toBoard } from './to-board.ts'

interface Reading {
  db: Database
  now: () => number
}

/** The best of a board, and where the reader stands. */
export async function readTop(from: Reading, claims: Claims, metric: Metric, query: BoardQuery): Promise<Board> {
  return { metric, scope: scopeOf(query), ...toBoard(await read(from, claims, metric, query, true)) }
}

/** Where the reader stands. */
export async function readRank(from: Reading, claims: Claims, metric: Metric, query: BoardQuery): Promise<OwnRank> {
  const { as_of, members, listed, me } = toBoard(await read(from, claims, metric, query, false))
  return { metric, scope: scopeOf(query), as_of, members, listed, me }
}

/** Names of others are no learner's to read: the query says whom it shows, and that is who asked to be shown. */
async function read({ db, now }: Reading, claims: Claims, metric: Metric, { community }: BoardQuery, top: boolean) {
  const placed = await db.withConnection(({ sql }) =>
    readBoard(sql, { userId: claims.sub, community, metric, now: now(), top }),
  )
  if (placed.length === 0) throw notFound('community')
  return placed
}

const scopeOf = ({ community }: BoardQuery) => (community === null ? 'global' : 'community')
