import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEWEST, hideFew, hideInSpans } from '../../../functions/_domain/insights/few.ts'
import { measureRarity } from '../../../functions/_domain/insights/measured-rarity.ts'

describe('counts of which the sum is known', () => {
  it('are hidden below five, and one more with the only one that is hidden', () => {
    expect(hideFew([9, 12, 30])).toEqual([9, 12, 30])
    expect(hideFew([3, 12, 30])).toEqual([null, null, 30])
    expect(hideFew([4, 3, 30])).toEqual([null, null, 30])
    expect(hideFew([1, 1, 30, 8])).toEqual([null, null, 30, null])
  })

  it('are hidden with what is in the sum and nowhere else', () => {
    expect(hideFew([3, 12], 20)).toEqual([null, 12])
    expect(hideFew([9, 12], 3)).toEqual([null, 12])
    expect(hideFew([9, 12], 20)).toEqual([9, 12])
  })

  it('leave at least five behind what is hidden, in two counts or more, and nothing below five is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), fc.nat(12), (counts, unseen) => {
        const shown = hideFew(counts, unseen)
        expect(shown.filter((count) => count !== null && count < FEWEST)).toEqual([])
        const sum = counts.reduce((all, count) => all + count, unseen)
        const hidden = shown.filter((count) => count === null).length
        const behind = sum - shown.reduce<number>((all, count) => all + (count ?? 0), 0)
        // A sum of few is hidden itself.
        if (sum < FEWEST || (hidden === 0 && (unseen === 0 || unseen >= FEWEST))) return
        expect(behind).toBeGreaterThanOrEqual(FEWEST)
        expect(hidden + (unseen > 0 ? 1 : 0)).toBeGreaterThan(1)
      }),
    )
  })
})

describe('counts of two spans with the sum of the later one', () => {
  it('are shown with the sum where nothing gives away few', () => {
    expect(hideInSpans([7, 9], [6, 8], 30)).toEqual({ sum: 14, counts: [7, 9, 6, 8] })
    expect(hideInSpans([7, 9], [2, 8], 26)).toEqual({ sum: 10, counts: [7, 9, null, null] })
    expect(hideInSpans([7, 9], [1, 2], 19)).toEqual({ sum: null, counts: [null, 9, null, null] })
  })

  it('leave at least five behind what is hidden of either span', () => {
    const counts = fc.array(fc.nat(20), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(counts, counts, fc.nat(12), (earlier, later, before) => {
        const add = (all: readonly number[]) => all.reduce((sum, count) => sum + count, 0)
        const { sum, counts: shown } = hideInSpans(earlier, later, before + add(earlier) + add(later))
        expect(shown.filter((count) => count !== null && count < FEWEST)).toEqual([])
        if (sum === null) return
        expect(sum).toBe(add(later))
        const behind = (from: readonly number[], cells: readonly (number | null)[]) =>
          add(from.filter((_, place) => cells[place] === null))
        for (const few of [
          behind(later, shown.slice(earlier.length)),
          before + behind(earlier, shown.slice(0, earlier.length)),
        ])
          expect(few === 0 || few >= FEWEST).toBe(true)
      }),
    )
  })
})

describe('the rarity of an achievement as data says', () => {
  it('follows from how many learners have it', () => {
    expect([1, 0.4, 0.39, 0.15, 0.14, 0.03, 0.02, 0].map(measureRarity)).toEqual([
      'common',
      'common',
      'rare',
      'rare',
      'epic',
      'epic',
      'legendary',
      'legendary',
    ])
  })
})
