import { describe, expect, it } from 'vitest'
import { correctedWords, openWords, type CorrectedWords } from '../../../functions/_domain/corrections/words.ts'

describe('what a correction says of its question', () => {
  it.each<[Partial<CorrectedWords>, string]>([
    [{ decision: 'also', right: ['B'] }, 'B is right, too.'],
    [{ decision: 'also', right: ['A', 'C'] }, 'A and C are right, too.'],
    [{ decision: 'void', right: [] }, 'everybody has it right.'],
    [{ decision: 'new_key', right: ['B'] }, 'the right answer is now B.'],
    [{ decision: 'new_key', right: ['B'], kept: true }, 'the right answer is now B; you keep the credit you had.'],
    [{ decision: 'new_key', right: ['A', 'C'] }, 'the right answers are now A and C.'],
  ])('%j: %s', (said, words) => {
    expect(correctedWords({ decision: 'also', right: [], kept: false, ...said })).toBe(words)
  })
})

describe('what an author is told of a correction that a key cannot hold', () => {
  it.each([
    [
      { decision: 'also', right: ['B'], isChoice: true },
      /^A correction says that B is right, too\. Change the options/,
    ],
    [{ decision: 'also', right: ['A', 'C'], isChoice: false }, /A and C are right, too\. Change the question/],
    [{ decision: 'void', right: [], isChoice: true }, /everybody has it right/],
  ] as const)('%j', (open, words) => {
    expect(openWords(open)).toMatch(words)
  })
})
