import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datesAtOdds } from '../../../functions/_domain/assignments/dates.ts'
import { ASSIGNMENT_STATES } from '../../../functions/_domain/assignments/kinds.ts'
import { weightedTotal, type GradedCell } from '../../../functions/_domain/assignments/total.ts'

const cell: fc.Arbitrary<GradedCell> = fc.record({
  state: fc.constantFrom(...ASSIGNMENT_STATES),
  score: fc.option(fc.integer({ min: 0, max: 100 })),
  weight: fc.integer({ min: 0, max: 10 }),
  category: fc.constantFrom('A', 'B', null),
})
const weights = fc
  .record({ A: fc.integer({ min: 0, max: 5 }), B: fc.integer({ min: 0, max: 5 }) })
  .map((it) => new Map<string | null, number>(Object.entries(it)))

describe('the total of a learner', () => {
  it('lies between the lowest and the highest score that counts', () => {
    fc.assert(
      fc.property(fc.array(cell), weights, (cells, categories) => {
        const counted = cells
          .filter(({ score, state, weight }) => weight > 0 && (score !== null || state === 'missing'))
          .map(({ score }) => score ?? 0)
        const total = weightedTotal(cells, categories)
        if (total === null) return
        expect(total).toBeGreaterThanOrEqual(Math.min(...counted) - 0.01)
        expect(total).toBeLessThanOrEqual(Math.max(...counted) + 0.01)
      }),
    )
  })

  it('does not depend on the order, and a better score never lowers it', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), weights, fc.nat(), (cells, categories, pick) => {
        const total = weightedTotal(cells, categories)
        expect(weightedTotal(cells.toReversed(), categories)).toBeCloseTo(total ?? 0, 1)
        const better = cells.map((it, index) =>
          index === pick % cells.length && it.score !== null ? { ...it, score: Math.min(100, it.score + 7) } : it,
        )
        expect(weightedTotal(better, categories) ?? 0).toBeGreaterThanOrEqual((total ?? 0) - 0.01)
      }),
    )
  })

  it('is that of what closed without being handed in: zero; and of nothing: none', () => {
    const missing: GradedCell = { state: 'missing', score: null, weight: 1, category: null }
    expect(weightedTotal([missing], new Map())).toBe(0)
    expect(weightedTotal([{ ...missing, state: 'late' }], new Map())).toBeNull()
    expect(weightedTotal([{ ...missing, state: 'excused' }], new Map())).toBeNull()
  })
})

describe('the dates of an assignment', () => {
  const [monday, tuesday, sunday] = ['2026-11-30T12:00:00Z', '2026-12-01T12:00:00Z', '2026-11-29T12:00:00Z']
  it.each([
    [{ opens_at: monday, due_at: tuesday, closes_at: tuesday }, []],
    [{ opens_at: monday, due_at: sunday, closes_at: null }, ['due_at']],
    [{ opens_at: monday, due_at: monday, closes_at: null }, ['due_at']],
    [{ opens_at: null, due_at: tuesday, closes_at: monday }, ['closes_at']],
    [{ opens_at: tuesday, due_at: null, closes_at: monday }, ['closes_at']],
    [{ opens_at: null, due_at: null, closes_at: null }, []],
  ])('%j are at odds at %j', (dates, at) => {
    expect(datesAtOdds(dates).map(({ date }) => date)).toEqual(at)
  })
})
