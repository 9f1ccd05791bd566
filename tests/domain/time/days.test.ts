import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../../functions/_domain/time/days.ts'

const anyDay = fc.integer({ min: -200_000, max: 200_000 }).map((days) => addDays('2000-01-01', days))

describe('days', () => {
  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-02-28', '2026-03-01'],
    ['2100-02-28', '2100-03-01'],
    ['2000-02-29', '2000-03-01'],
    ['0099-12-31', '0100-01-01'],
    ['2026-03-28', '2026-03-29'],
  ])('%s is followed by %s', (day, next) => {
    expect(addDays(day, 1)).toBe(next)
    expect(addDays(next, -1)).toBe(day)
  })

  it('daysBetween returns the days strictly between', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-28', '2026-03-01'])
    expect(daysBetween('2026-02-27', '2026-02-28')).toEqual([])
    expect(daysBetween('2026-02-27', '2026-02-27')).toEqual([])
    expect(daysBetween('2026-03-02', '2026-02-27')).toEqual([])
  })

  it.each(['', '2026-02-30', '2026-2-3', '2026-13-01', '2026-01-01T00:00', 'today'])('%j is no day', (day) => {
    expect(() => addDays(day, 1)).toThrow(RangeError)
  })

  it('days sort as texts, and adding can be undone', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), (day, a, b) => {
        expect(addDays(addDays(day, a), b)).toBe(addDays(day, a + b))
        expect(addDays(day, a) < addDays(day, b)).toBe(a < b)
      }),
    )
  })
})
