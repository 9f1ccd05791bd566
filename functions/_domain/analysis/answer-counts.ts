import { creditOf } from '../attempts/credit.ts'
import { rulesOf, type Answer, type AnswerKey } from '../attempts/kinds/rules.ts'

/** One way to answer a question, and how often it was chosen. */
export interface AnswerCount {
  answer: Answer
  /** From 0 to 1. */
  credit: number
  /** Whether it has full credit. */
  right: boolean
  times: number
}

/** The answers to one question, counted together where grading takes them for the same. */
export type AnswerCounts = Map<string, AnswerCount>

/**
 * Typed answers have no end. After this many different ones, a new one is graded and not counted: an answer that many learners
 * give is among the first.
 */
const MOST_ANSWERS = 2000

/** Counts an answer, and returns what it is worth. One that nobody has read is not counted. */
export function countAnswer(counts: AnswerCounts, key: AnswerKey, answer: Answer): number | null {
  const { encode, normalize } = rulesOf(answer.kind)
  const plain = normalize(answer)
  const stored = encode(plain)
  const name = typeof stored === 'object' ? JSON.stringify(stored) : String(stored)
  const known = counts.get(name)
  if (known) {
    known.times++
    return known.credit
  }
  const credit = creditOf(key, answer)
  if (credit !== null && counts.size < MOST_ANSWERS)
    counts.set(name, { answer: plain, credit, right: credit === 1, times: 1 })
  return credit
}

/** The most frequent first; equal counts in an order that does not depend on which came first. */
export const byTimes = (counts: AnswerCounts): AnswerCount[] =>
  [...counts]
    .toSorted(([a, { times }], [b, { times: others }]) => others - times || (a < b ? -1 : 1))
    .map(([, count]) => count)
