import type { BankQuestion } from '../../../functions/_domain/attempts/bank.ts'
import type { BankFinding, SeededBank } from './read-banks.ts'
import { similarity, trigrams } from './similarity.ts'

/** Two questions with so much in common are one. */
export const DUPLICATE = 0.5
/** Practice must not give away what an exam asks, so less is enough between the two. */
export const GIVEN_AWAY = 0.4

/** Two questions and how much they have in common. */
export interface QuestionPair {
  bank: string
  question: number
  otherBank: string
  other: number
  shared: number
  /** Whether practice shows one of them and exams alone the other. */
  apart: boolean
}

const asked = ({ prompt, options, parts }: BankQuestion) =>
  trigrams([prompt, ...(options ?? []), ...(parts ? [JSON.stringify(Object.values(parts))] : [])].join(' '))

/** Every two questions, of one bank or of two, that have much in common; those that have most come first. */
export function alikePairs(banks: readonly SeededBank[], least = GIVEN_AWAY): QuestionPair[] {
  const all = banks.flatMap(({ file, questions }) =>
    questions.map((question, index) => ({
      bank: file,
      question: index + 1,
      pool: question.pool,
      text: asked(question),
    })),
  )
  const pairs = all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((two) => {
      const [few, many] = [one.text.size, two.text.size].toSorted((a, b) => a - b)
      // No two texts have more in common than the shorter one has.
      if ((few ?? 0) < least * (many ?? 0)) return []
      const shared = similarity(one.text, two.text)
      if (shared < least) return []
      const apart = one.bank === two.bank && one.pool !== two.pool
      return [{ bank: two.bank, question: two.question, otherBank: one.bank, other: one.question, shared, apart }]
    }),
  )
  return pairs.toSorted((a, b) => b.shared - a.shared)
}

export const checkDuplicates = (banks: readonly SeededBank[]): BankFinding[] =>
  alikePairs(banks)
    .filter(({ shared, apart }) => shared >= (apart ? GIVEN_AWAY : DUPLICATE))
    .map(({ bank, question, otherBank, other, shared, apart }) => ({
      bank,
      question,
      what: `has ${(100 * shared).toFixed(0)}% in common with question ${other}${bank === otherBank ? '' : ` of ${otherBank}`}${apart ? ', which is of the other pool' : ''}`,
    }))
