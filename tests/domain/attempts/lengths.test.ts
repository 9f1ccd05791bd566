import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LENGTHS, lengthsOffered } from '../../../functions/_domain/attempts/lengths.ts'

describe('the lengths of a test', () => {
  it('a length above the size of the bank is not offered', () => {
    expect([0, 24, 25, 60, 100].map(lengthsOffered)).toEqual([[], [], [25], [25, 50], [25, 50, 75, 100]])
  })

  it('no offered length exceeds the bank, and a larger bank never offers fewer lengths', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (a, b) => {
        const [small, large] = a < b ? [a, b] : [b, a]
        expect(lengthsOffered(small).every((length) => length <= small)).toBe(true)
        expect(lengthsOffered(large)).toEqual(expect.arrayContaining(lengthsOffered(small)))
      }),
    )
    expect(lengthsOffered(100)).toEqual([...LENGTHS])
  })
})
