import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LENGTHS, lengthsByMode, lengthsOffered, SHORT_LENGTHS } from '../../../functions/_domain/attempts/lengths.ts'

describe('the lengths of a test', () => {
  it('a length above the size of the bank is not offered', () => {
    expect([0, 24, 25, 60, 100].map(lengthsOffered)).toEqual([[], [5, 10, 15, 20], [25], [25, 50], [25, 50, 75, 100]])
  })

  it('no offered length exceeds the bank, and the longest of a larger bank is never shorter', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (a, b) => {
        const [small, large] = a < b ? [a, b] : [b, a]
        expect(lengthsOffered(small).every((length) => length <= small)).toBe(true)
        expect(lengthsOffered(large).at(-1) ?? 0).toBeGreaterThanOrEqual(lengthsOffered(small).at(-1) ?? 0)
      }),
    )
    expect(lengthsOffered(100)).toEqual([...LENGTHS])
    expect(lengthsOffered(20)).toEqual([...SHORT_LENGTHS])
  })

  it('practice offers what is left without the exam pool, and nothing where a test is for exams only', () => {
    const size = { questions: 60, exam_pool: 45, practice: true }
    expect(lengthsByMode(size)).toEqual({ exam: [25, 50], practice: [5, 10, 15] })
    expect(lengthsByMode({ ...size, practice: false })).toEqual({ exam: [25, 50], practice: [] })
  })
})
