import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Board, BoardRow } from '../../../functions/_contracts/boards/boards.ts'
import { METRICS } from '../../../functions/_domain/boards/board.ts'
import { BOARDS, toPodium, minutesOld, nextGoal, placeText } from '../../../web/src/lib/features/boards/boards.ts'

/** Everybody with their scores, the reader among them, as the function answers; some are hidden. */
const boardOf = (scores: number[], reader: number, hidden: ReadonlySet<number>): Board => {
  const sorted = scores.toSorted((a, b) => b - a)
  const rows = sorted
    .map((score, place): BoardRow => ({
      rank: 1 + sorted.filter((other) => other > score).length,
      score,
      user: { username: `p${place}`, display_name: `P${place}`, public: false },
      me: place === reader,
    }))
    .filter((_, place) => place === reader || !hidden.has(place))
  const mine = rows.findIndex(({ me }) => me)
  const own = rows[mine]
  return {
    metric: 'xp_weekly',
    scope: 'community',
    as_of: null,
    members: sorted.length,
    listed: true,
    top: rows.slice(0, 10),
    me: own
      ? {
          rank: own.rank,
          score: own.score,
          percentile: Math.ceil((100 * own.rank) / sorted.length),
          above: rows.slice(Math.max(0, mine - 2), mine),
          below: rows.slice(mine + 1, mine + 3),
        }
      : null,
  }
}

const anyBoard = fc
  .record({
    scores: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 }),
    reader: fc.nat(29),
    hidden: fc.array(fc.nat(29), { maxLength: 10 }),
  })
  .map(({ scores, reader, hidden }) => boardOf(scores, reader % scores.length, new Set(hidden)))

const names = ({ steps, lines }: ReturnType<typeof toPodium>) => [
  ...steps.flatMap(({ rows }) => rows.map(({ rank, me, user }) => `${rank} ${me ? 'me' : user.display_name}`)),
  ...lines.map((line) => ('gap' in line ? '…' : `${line.rank} ${line.me ? 'me' : line.user.display_name}`)),
]

describe('the page of a board', () => {
  it('shows each learner once, the reader among them, in the order of ranks', () => {
    fc.assert(
      fc.property(anyBoard, (board) => {
        const shown = names(toPodium(board))
        const all = [...board.top, ...(board.me?.above ?? []), ...(board.me?.below ?? [])]
        const others = new Set(all.filter(({ me }) => !me).map(({ rank, user }) => `${rank} ${user.display_name}`))
        expect(shown.filter((it) => it !== '…').toSorted()).toEqual([...others, `${board.me?.rank} me`].toSorted())
        const ranks = shown.flatMap((it) => (it === '…' ? [] : [Number.parseInt(it, 10)]))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      }),
    )
  })

  it('has a podium of the first three ranks, with equal ranks on the same step', () => {
    const { steps, lines } = toPodium(boardOf([9, 7, 7, 5, 4], 4, new Set()))
    expect(steps.map(({ rank, rows }) => [rank, rows.length])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(lines.map((line) => 'rank' in line && line.rank)).toEqual([4, 5])
  })

  it('has no podium if too many learners share these ranks, or there is only one learner', () => {
    expect(toPodium(boardOf([3, 3, 3, 3, 3, 3], 0, new Set())).steps).toEqual([])
    expect(toPodium(boardOf([3], 0, new Set()))).toMatchObject({ steps: [], lines: [{ rank: 1 }] })
  })

  it("has a gap before the reader's neighbors unless they follow directly", () => {
    const scores = Array.from({ length: 20 }, (_, n) => 100 - n)
    expect(names(toPodium(boardOf(scores, 15, new Set())))).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `${n + 1} P${n}`),
      '…',
      '14 P13',
      '15 P14',
      '16 me',
      '17 P16',
      '18 P17',
    ])
    expect(names(toPodium(boardOf(scores, 11, new Set())))).not.toContain('…')
  })

  it('names the next learner to overtake, ahead of those with an equal score', () => {
    expect(nextGoal(boardOf([9, 7, 7], 2, new Set()))).toEqual({ name: 'P0', by: 3 })
    expect(nextGoal(boardOf([9, 7, 7], 0, new Set()))).toBeNull()
  })

  it('says the place of the reader, with a percentile in the better half alone', () => {
    const scores = Array.from({ length: 37 }, (_, n) => 100 - n)
    const place = (reader: number) => {
      const { me, members } = boardOf(scores, reader, new Set())
      return me && placeText({ me, members })
    }
    expect([0, 1, 2, 17, 18, 29].map(place)).toEqual([
      '1st of 37, top 3%',
      '2nd of 37, top 6%',
      '3rd of 37, top 9%',
      '18th of 37, top 49%',
      '19th of 37',
      '30th of 37',
    ])
  })

  it('gives the age of its scores in minutes once they are not current', () => {
    const now = Date.parse('2026-01-05T12:00:00Z')
    expect(minutesOld('2026-01-05T11:46:30Z', now)).toBe(13)
    expect(minutesOld('2026-01-05T11:58:30Z', now)).toBeNull()
    expect(minutesOld(null, now)).toBeNull()
  })

  it('has a label and a score text for every metric', () => {
    expect(Object.keys(BOARDS).toSorted()).toEqual([...METRICS].toSorted())
    expect([BOARDS.xp_weekly.score(1200), BOARDS.streak_current.score(1)]).toEqual(['1,200 XP', '1 day'])
  })
})
