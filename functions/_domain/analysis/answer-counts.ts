import { isRight } from '../attempts/grading.ts'
import { rulesOf, type Answer, type AnswerKey } from '../attempts/kinds/rules.ts'

/** One way to answer a question, and how often it was chosen. */
export interface AnswerCount {
  answer: Answer
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

/** Counts an answer, and returns whether it is right. */
export function countAnswer(counts: AnswerCounts, key: AnswerKey, answer: Answer): boolean {
  const { encode, normalize } = rulesOf(answer.kind)
  const plain = normalize(answer)
  const name = String(encode(plain))
  const known = counts.get(name)
  if (known) {
    known.times++
    return known.right
  }
  const right = isRight(key, answer)
  if (counts.size < MOST_ANSWERS) counts.set(name, { answer: plain, right, times: 1 })
  return right
}

/** The most frequent first; equal counts in an order that does not depend on which came first. */
export const byTimes = (counts: AnswerCounts): AnswerCount[] =>
  [...counts]
    .toSorted(([a, { times }], [b, { times: others }]) => others - times || (a < b ? -1 : 1))
    .map(([, count]) => count)
