import { describe, expect, it } from 'vitest'
import { isWin } from '../../../web/src/lib/features/attempts/result/is-win.ts'
import { nextStep } from '../../../web/src/lib/features/attempts/result/next-step.ts'
import { uncountedWords } from '../../../web/src/lib/features/attempts/result/result-words.ts'

const topics = [
  { topic: 'routing', correct: 2, asked: 8 },
  { topic: 'cabling', correct: 4, asked: 17 },
]
const low = { percent: 24, answered: 25, length: 25, correct: 6, topics } as const

describe('the next step after a test', () => {
  it('after a low score it is one concrete thing: the topic in which most was missed', () => {
    expect(nextStep(low)).toEqual({
      words: 'Next: review the 13 you missed in cabling, then try again.',
      show: 'incorrect',
      againFirst: false,
    })
    const scattered = ['a', 'b', 'c'].map((topic) => ({ topic, correct: 0, asked: 1 }))
    expect(nextStep({ ...low, correct: 22, percent: 59, topics: scattered }).words).toBe(
      'Next: review the 3 you missed, then try again.',
    )
  })

  it('from 60% on nothing is advised, and the review begins with what was missed', () => {
    expect(nextStep({ ...low, percent: 60, correct: 15 })).toEqual({ words: '', show: 'incorrect', againFirst: false })
    expect(nextStep({ ...low, percent: 100, correct: 25 }).show).toBeUndefined()
    expect(nextStep({ ...low, percent: 80, correct: 20, answered: 20 }).show).toBe('unanswered')
  })

  it('after a test that left too much open it is to answer enough', () => {
    expect(nextStep({ ...low, answered: 8, correct: 1 })).toMatchObject({
      words: 'Next: take it again and answer at least 20 of 25.',
      againFirst: true,
    })
    expect(nextStep({ ...low, answered: 0, correct: 0 }).words).toBe('Next: take it again and answer every question.')
  })
})

describe('a celebration', () => {
  it('takes 60% in a test that counts', () => {
    expect(isWin({ percent: 24, counts_reason: null })).toBe(false)
    expect(isWin({ percent: 59.99, counts_reason: 'queued' })).toBe(false)
    expect(isWin({ percent: 60, counts_reason: null })).toBe(true)
    expect(isWin({ percent: 60, counts_reason: 'queued' })).toBe(true)
    expect(isWin({ percent: 76, counts_reason: 'too_few_answered' })).toBe(false)
    expect(isWin({ percent: 100, counts_reason: 'too_fast' })).toBe(false)
  })
})

describe('a test that does not count', () => {
  it('says why, and what would make it count', () => {
    const words = uncountedWords('too_few_answered', { answered: 8, length: 25 })
    expect(words).toContain('you answered 8 of 25 questions. Answer at least 20 next time')
    expect(uncountedWords('too_fast', { answered: 25, length: 25 })).toContain('faster than anyone can read')
  })
})
