import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearScale, PERCENT_UP } from '../../web/src/lib/charts/linear-scale.ts'

const place = fc.integer({ min: -1000, max: 1000 })

describe('the scale of a chart', () => {
  it('takes the ends of the values to the ends of the drawing', () => {
    fc.assert(
      fc.property(place, place, place, place, (low, high, start, end) => {
        fc.pre(low !== high)
        const scale = linearScale([low, high], [start, end])
        expect(scale(low)).toBeCloseTo(start)
        expect(scale(high)).toBeCloseTo(end)
        expect(scale((low + high) / 2)).toBeCloseTo((start + end) / 2)
      }),
    )
  })

  it('puts values that are all the same in the middle', () => {
    expect(linearScale([0, 0], PERCENT_UP)(0)).toBe(50)
  })
})
