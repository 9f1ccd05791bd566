import type { Board, BoardQuery, OwnRank } from '../../_contracts/boards.ts'
import type { Database } from '../../_db/client.ts'
import { communityOf } from '../../_db/queries/boards/community-of.ts'
import { readBoard } from '../../_db/queries/boards/read-board.ts'
import { withService, type Claims } from '../../_db/session.ts'
import type { Metric } from '../../_domain/board.ts'
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
const read = ({ db, now }: Reading, claims: Claims, metric: Metric, { community }: BoardQuery, top: boolean) =>
  withService(db, async (_, sql) => {
    const communityId = community === null ? null : await communityOf(sql, claims.sub, community)
    if (communityId === undefined) throw notFound('community')
    return readBoard(sql, { userId: claims.sub, communityId, metric, now: now(), top })
  })

const scopeOf = ({ community }: BoardQuery) => (community === null ? 'global' : 'community')
