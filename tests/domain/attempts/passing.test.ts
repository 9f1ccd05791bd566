import { describe, expect, it } from 'vitest'
import { isFirstPass, lengthToPass } from '../../../functions/_domain/attempts/passing.ts'

describe('passing a test', () => {
  it('takes 50 questions, or as many as the longest length that a shorter bank offers', () => {
    expect([100, 75, 60, 50, 49, 25].map(lengthToPass)).toEqual([50, 50, 50, 50, 25, 25])
  })

  it('takes 60%, and counts once', () => {
    const attempt = { percent: 60, length: 50, bank: 100, passedBefore: false }
    expect(isFirstPass(attempt)).toBe(true)
    expect(isFirstPass({ ...attempt, percent: 59.99 })).toBe(false)
    expect(isFirstPass({ ...attempt, length: 25 })).toBe(false)
    expect(isFirstPass({ ...attempt, passedBefore: true })).toBe(false)
  })
})
