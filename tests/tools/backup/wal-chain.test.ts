import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findChain, type ChainStart } from '../../../supabase/backup/wal-chain.ts'
import { parseHistory, parseLsn, parseSegment, segmentName, segmentOf } from '../../../supabase/backup/wal-names.ts'

const MB16 = 16 * 2 ** 20
const base: ChainStart = { timeline: 1, end_lsn: '0/3000148', wal_segment_bytes: MB16 }
const names = (timeline: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => segmentName({ timeline, number: from + index }, MB16))
const none = new Map<number, never>()

describe('names of segments', () => {
  it('are those of Postgres', () => {
    expect(segmentName({ timeline: 1, number: 3 }, MB16)).toBe('000000010000000000000003')
    expect(segmentName({ timeline: 2, number: 256 }, MB16)).toBe('000000020000000100000000')
    expect(segmentOf(parseLsn('1/3000148'), MB16)).toBe(259)
  })

  it('say which segment it is, whatever the size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.nat(2 ** 24),
        fc.integer({ min: 0, max: 10 }),
        (timeline, number, power) => {
          const bytes = 2 ** (20 + power)
          expect(parseSegment(segmentName({ timeline, number }, bytes), bytes)).toEqual({ timeline, number })
        },
      ),
    )
  })

  it('are not those of other files', () => {
    for (const name of [
      '00000002.history',
      '000000010000000000000003.partial',
      'archtemp.1',
      '00000001000000000000000g',
    ])
      expect(parseSegment(name, MB16)).toBeUndefined()
  })
})

describe('the WAL behind a backup', () => {
  it('begins with the segment after its end and goes as far as none is missing', () => {
    expect(findChain(base, names(1, 1, 9), none)).toEqual({ timeline: 1, segments: names(1, 4, 9), missing: [] })
    expect(findChain(base, [], none)).toEqual({ timeline: 1, segments: [], missing: [] })
  })

  it('is whole exactly if no segment between the backup and the newest is missing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 })), (numbers) => {
        const files = numbers.flatMap((number) => names(1, number, number))
        const { segments, missing } = findChain(base, files, none)
        const newest = Math.max(3, ...numbers)
        const expected = names(1, 4, newest)
        const gap = expected.findIndex((name) => !files.includes(name))
        expect(segments).toEqual(gap < 0 ? expected : expected.slice(0, gap))
        expect(missing).toEqual(expected.filter((name) => !files.includes(name)))
      }),
    )
  })

  it('goes on along the timeline of a server that took over', () => {
    // The first timeline ended within segment 6; what the old server wrote after that is no part of it.
    const histories = new Map([[2, parseHistory('1\t0/6001234\tno recovery target specified\n')]])
    const files = [...names(1, 1, 8), ...names(2, 6, 9)]
    expect(findChain(base, files, histories)).toEqual({
      timeline: 2,
      segments: [...names(1, 4, 5), ...names(2, 6, 9)],
      missing: [],
    })
    expect(
      findChain(
        base,
        files.filter((file) => file !== names(2, 7, 7)[0]),
        histories,
      ).missing,
    ).toEqual(names(2, 7, 7))
  })

  it('does not go on along a timeline that left before the backup', () => {
    const histories = new Map([[2, parseHistory('1\t0/2001234\tbefore 2026-11-30\n')]])
    expect(findChain(base, [...names(1, 1, 5), ...names(2, 2, 9)], histories)).toEqual({
      timeline: 1,
      segments: names(1, 4, 5),
      missing: [],
    })
  })
})
