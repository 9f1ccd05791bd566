import type { Board, BoardPlace, BoardRow } from '../../_contracts/boards/boards.ts'
import type { PlacedRow } from '../../_db/queries/boards/read-board.ts'
import { percentileOf, TOP } from '../../_domain/boards/board.ts'

/** A board from its rows. A learner without a score has no rank. */
export function toBoard(placed: PlacedRow[]): Pick<Board, 'as_of' | 'members' | 'listed' | 'top' | 'me'> {
  const own = placed.find(({ part }) => part === 'me')
  if (!own) return { as_of: null, members: 0, listed: false, top: [], me: null }
  const rows = (...parts: PlacedRow['part'][]) =>
    placed.filter(({ part, score }) => parts.includes(part) && score > 0).map(toRow)
  const me: BoardPlace = {
    rank: own.rank,
    score: own.score,
    percentile: percentileOf(own.rank, own.members),
    above: rows('above'),
    below: rows('below'),
  }
  return {
    as_of: own.as_of,
    members: own.members,
    listed: own.lets_see,
    top: rows('top', 'me').slice(0, TOP),
    me: own.score > 0 ? me : null,
  }
}

const toRow = ({ part, rank, score, username, display_name, has_page }: PlacedRow): BoardRow => ({
  rank,
  score,
  user: { username, display_name, public: has_page },
  me: part === 'me',
})
