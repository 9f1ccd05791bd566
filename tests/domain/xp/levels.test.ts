import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelFor, levelProgress, MAX_LEVEL, titleFor, xpForLevel } from '../../../functions/_domain/xp/levels.ts'

const anyTotal = fc.nat(2 * xpForLevel(MAX_LEVEL))
const levels = Array.from({ length: MAX_LEVEL }, (_, index) => index + 1)

/** round(100 × 1.15^(n−1)) in whole numbers: 1.15 is 23/20. */
function exactStep(level: number): number {
  const steps = BigInt(level - 1)
  const below = 20n ** steps
  return Number((2n * 100n * 23n ** steps + below) / (2n * below))
}

describe('levels', () => {
  it('levels start at 1 with 0 XP', () => {
    expect(levelFor(0)).toBe(1)
    expect(xpForLevel(1)).toBe(0)
  })

  it('level n+1 takes round(100 × 1.15^(n−1)) XP more than level n', () => {
    expect([2, 3, 4, 5, 6].map(xpForLevel)).toEqual([100, 215, 347, 499, 674])
    for (const level of levels.slice(0, -1))
      expect(xpForLevel(level + 1) - xpForLevel(level), `from ${level}`).toBe(exactStep(level))
  })

  it('a level is reached at its threshold and not one XP before', () => {
    for (const level of levels.slice(1)) {
      expect(levelFor(xpForLevel(level))).toBe(level)
      expect(levelFor(xpForLevel(level) - 1)).toBe(level - 1)
    }
  })

  it('level 100 is the last: progress 100 %, no XP to the next', () => {
    const end = xpForLevel(MAX_LEVEL)
    expect(end).toBe(680_760_758)
    expect(levelProgress(end)).toEqual({ level: 100, into: 0, needed: 0, share: 1 })
    expect(levelProgress(end + 5)).toEqual({ level: 100, into: 5, needed: 0, share: 1 })
    expect(levelFor(Number.MAX_SAFE_INTEGER)).toBe(100)
  })

  it.each([0, 101, 1.5, -1])('%d is no level', (level) => {
    expect(() => xpForLevel(level)).toThrow(RangeError)
  })

  it('progress says how many XP there are into a level', () => {
    expect(levelProgress(100 + 23)).toEqual({ level: 2, into: 23, needed: 115, share: 0.2 })
  })

  it('the level never falls as XP grow, and progress lies within its level', () => {
    fc.assert(
      fc.property(anyTotal, fc.nat(100_000), (total, more) => {
        expect(levelFor(total + more)).toBeGreaterThanOrEqual(levelFor(total))
        const { level, into, needed, share } = levelProgress(total)
        expect(xpForLevel(level) + into).toBe(total)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        if (level < MAX_LEVEL) expect(levelFor(total + needed - into)).toBe(level + 1)
      }),
    )
  })

  it('binary search finds the same level as a linear search', () => {
    fc.assert(
      fc.property(anyTotal, (total) => {
        expect(levelFor(total)).toBe(levels.filter((level) => xpForLevel(level) <= total).length)
      }),
    )
  })
})

describe('titles', () => {
  it.each([
    [1, 9, 'Novice'],
    [10, 19, 'Apprentice'],
    [20, 29, 'Adept'],
    [30, 39, 'Expert'],
    [40, 49, 'Master'],
    [50, 69, 'Grandmaster'],
    [70, 89, 'Legend'],
    [90, 100, 'Mythic'],
  ])('%d–%d: %s', (from, to, title) => {
    expect(new Set(levels.slice(from - 1, to).map(titleFor))).toEqual(new Set([title]))
  })
})
