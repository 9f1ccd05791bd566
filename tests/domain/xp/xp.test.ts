import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LENGTHS } from '../../../functions/_domain/attempts/lengths.ts'
import {
  contentXp,
  repeatXp,
  streakBonus,
  testXp,
  UNLOCK_XP,
  workBase,
  type FinishedTest,
} from '../../../functions/_domain/xp/xp.ts'
import type { Difficulty } from '../../../functions/_domain/tests/difficulty.ts'

const DIFFICULTIES: Difficulty[] = ['easy', 'medium', 'hard', 'expert']
const anyDifficulty = fc.constantFrom(...DIFFICULTIES)
const anyTest: fc.Arbitrary<FinishedTest> = fc
  .record({
    difficulty: anyDifficulty,
    length: fc.constantFrom(...LENGTHS),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    mode: fc.constantFrom('practice' as const, 'exam' as const),
  })
  .map(({ share, ...rest }) => {
    const correct = Math.round(share * rest.length)
    return { ...rest, correct, perfect: rest.mode === 'exam' && correct === rest.length }
  })

const finished = (changes: Partial<FinishedTest> = {}): FinishedTest => ({
  difficulty: 'expert',
  length: 100,
  correct: 80,
  mode: 'exam',
  perfect: false,
  ...changes,
})

describe('completing work', () => {
  it('work is worth 50 + 150 × difficulty × size', () => {
    expect(DIFFICULTIES.map((difficulty) => workBase(difficulty, 1))).toEqual([87.5, 125, 162.5, 200])
    expect(workBase('expert', 0)).toBe(50)
    expect(workBase('medium', 0.25)).toBe(68.75)
  })

  it('work is worth 50–200, whatever its size', () => {
    fc.assert(
      fc.property(anyDifficulty, fc.double({ noNaN: true }), (difficulty, size) => {
        expect(workBase(difficulty, size)).toBeGreaterThanOrEqual(50)
        expect(workBase(difficulty, size)).toBeLessThanOrEqual(200)
      }),
    )
  })

  it('the size of content is minutes/60, at most 1', () => {
    expect([0, 30, 60, 600].map((minutes) => contentXp({ difficulty: 'expert', minutes }))).toEqual([50, 125, 200, 200])
    expect(contentXp({ difficulty: 'easy', minutes: 60 })).toBe(88)
  })

  it('harder or larger work is never worth less', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.nat(200), fc.nat(200), (rank, minutes, more) => {
        const [easier = 'easy', harder = 'easy'] = DIFFICULTIES.slice(rank, rank + 2)
        const worth = contentXp({ difficulty: easier, minutes })
        expect(contentXp({ difficulty: harder, minutes })).toBeGreaterThanOrEqual(worth)
        expect(contentXp({ difficulty: easier, minutes: minutes + more })).toBeGreaterThanOrEqual(worth)
      }),
    )
  })
})

describe('a test', () => {
  it('a test earns base × share correct', () => {
    expect(testXp(finished())).toEqual({ base: 160, perfect_bonus: 0, practice_cut: 0, total: 160 })
    expect(testXp(finished({ difficulty: 'easy', length: 25, correct: 10 })).total).toBe(24) // 59.375 × 0.4 = 23.75
    expect(testXp(finished({ correct: 0 })).total).toBe(0)
    expect(testXp(finished({ length: 0, correct: 0 })).total).toBe(0)
  })

  it('a perfect test earns ×1.5', () => {
    expect(testXp(finished({ correct: 100, perfect: true }))).toEqual({
      base: 200,
      perfect_bonus: 100,
      practice_cut: 0,
      total: 300,
    })
  })

  it('practice earns ×0.5 and is never perfect', () => {
    const practice = { base: 200, perfect_bonus: 0, practice_cut: 100, total: 100 }
    expect(testXp(finished({ correct: 100, mode: 'practice' }))).toEqual(practice)
    expect(testXp(finished({ correct: 100, mode: 'practice', perfect: true }))).toEqual(practice)
  })

  it('XP of a test are rounded once, at the end', () => {
    // 87.5 × 1.5 = 131.25; rounded before, 88 × 1.5 = 132.
    expect(testXp(finished({ difficulty: 'easy', correct: 100, perfect: true })).total).toBe(131)
    // 200 × 0.59 × 0.5 = 59; and 125 × 0.5 × 0.5 = 31.25, where 63 × 0.5 would make 32.
    expect(testXp(finished({ correct: 59, mode: 'practice' })).total).toBe(59)
    expect(testXp(finished({ difficulty: 'medium', correct: 50, mode: 'practice' })).total).toBe(31)
  })

  it('the parts of a test’s XP are whole, not negative, and add up to its total', () => {
    fc.assert(
      fc.property(anyTest, (test) => {
        const { base, perfect_bonus, practice_cut, total } = testXp(test)
        expect(base + perfect_bonus - practice_cut).toBe(total)
        for (const part of [base, perfect_bonus, practice_cut, total])
          expect(Number.isInteger(part) && part >= 0, String(part)).toBe(true)
        expect(total).toBeLessThanOrEqual(300)
      }),
    )
  })

  it('XP of any test are the exact product, rounded half up', () => {
    const outcomes = [
      { mode: 'practice', perfect: false, halves: 1 },
      { mode: 'exam', perfect: false, halves: 2 },
      { mode: 'exam', perfect: true, halves: 3 },
    ] as const
    for (const [rank, difficulty] of DIFFICULTIES.entries())
      for (const length of LENGTHS)
        for (const { mode, perfect, halves } of outcomes)
          for (let correct = 0; correct <= length; correct++) {
            // In whole numbers: 16 × base is 800 + 6 × quarters of difficulty × length.
            const above = (800 + 6 * (rank + 1) * length) * correct * halves
            const below = 16 * 2 * length
            expect(testXp({ difficulty, length, correct, mode, perfect }).total).toBe(
              Math.floor((2 * above + below) / (2 * below)),
            )
          }
  })

  it('one more right answer never earns less', () => {
    fc.assert(
      fc.property(anyTest, (test) => {
        const fewer = { ...test, correct: Math.max(0, test.correct - 1), perfect: false }
        expect(testXp(test).total).toBeGreaterThanOrEqual(testXp(fewer).total)
      }),
    )
  })
})

describe('a repeat of the same test', () => {
  it('a repeat earns only what exceeds the best before', () => {
    expect([repeatXp(160, 0), repeatXp(160, 120), repeatXp(160, 160), repeatXp(100, 160)]).toEqual([160, 40, 0, 0])
  })

  it('all attempts together pay what the best is worth', () => {
    fc.assert(
      fc.property(fc.array(anyTest, { minLength: 1 }), (tests) => {
        const worths = tests.map((test) => testXp(test).total)
        const paid = worths.reduce((sum, worth) => sum + repeatXp(worth, sum), 0)
        expect(paid).toBe(Math.max(...worths))
      }),
    )
  })
})

describe('bonuses', () => {
  it('the streak bonus is min(50, 5 × current)', () => {
    expect([0, 1, 2, 9, 10, 11, 365].map(streakBonus)).toEqual([0, 5, 10, 45, 50, 50, 50])
  })

  it('unlocks pay: common 50, rare 100–200, epic 250–500, legendary 1,000', () => {
    expect(UNLOCK_XP).toEqual({
      common: { min: 50, max: 50 },
      rare: { min: 100, max: 200 },
      epic: { min: 250, max: 500 },
      legendary: { min: 1000, max: 1000 },
    })
  })
})
