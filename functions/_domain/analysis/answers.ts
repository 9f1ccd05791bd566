import { isRight } from '../attempts/grading.ts'
import { rulesOf, type Answer, type AnswerKey } from '../attempts/kinds/rules.ts'

/** One way to answer a question, and how often it was chosen. */
export interface AnswerCount {
  answer: Answer
  right: boolean
  times: number
}

/** What was answered to one question, counted by what grading takes as the same. */
export type AnswerCounts = Map<string, AnswerCount>

/**
 * Of what is typed there is no end. What comes after so many different answers is graded and not kept: anything that many
 * would type was among the first of them.
 */
const KEPT = 2000

/** Counts an answer, and says whether it is right. */
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
  if (counts.size < KEPT) counts.set(name, { answer: plain, right, times: 1 })
  return right
}

/** The most frequent first; of equals, in an order that does not depend on who came first. */
export const byTimes = (counts: AnswerCounts): AnswerCount[] =>
  [...counts]
    .toSorted(([a, { times }], [b, { times: others }]) => others - times || (a < b ? -1 : 1))
    .map(([, count]) => count)
