import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastAnswered, whyUncounted } from '../../../functions/_domain/attempts/counting.ts'
import { LENGTHS } from '../../../functions/_domain/attempts/lengths.ts'

describe('whether a finished attempt counts', () => {
  it('an attempt counts only with 80% of its questions answered', () => {
    expect(LENGTHS.map(leastAnswered)).toEqual([20, 40, 60, 80])
    const enough = fc.constantFrom(...LENGTHS).chain((length) => fc.tuple(fc.constant(length), fc.nat(length)))
    fc.assert(
      fc.property(enough, ([length, answered]) => {
        const reason = whyUncounted({ length, answered, seconds: 3600 })
        expect(reason).toBe(answered / length < 0.8 ? 'too_few_answered' : null)
      }),
    )
  })

  it('an attempt faster than 1.5 s per answer does not count, and the answers that are missing are named first', () => {
    expect(whyUncounted({ length: 25, answered: 25, seconds: 37.4 })).toBe('too_fast')
    expect(whyUncounted({ length: 25, answered: 25, seconds: 37.5 })).toBeNull()
    expect(whyUncounted({ length: 25, answered: 19, seconds: 1 })).toBe('too_few_answered')
  })
})
