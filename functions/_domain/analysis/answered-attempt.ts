import type { AnswerKey } from '../attempts/kinds/rules.ts'
import { PAUSE, readResponses, type QuestionResponses, type StoredResponses } from '../attempts/responses.ts'
import type { AnsweredAttempt } from './tally.ts'

/** A finished attempt, as it is stored. */
export interface StoredAttempt {
  user_id: string
  seconds: number
  /** Positions in the bank, in the order shown. */
  question_order: readonly number[]
  responses: StoredResponses
}

/** A late answer is not scored, so it is no answer here either. */
export function toAnsweredAttempt(
  { user_id, seconds, question_order, responses: written }: StoredAttempt,
  keys: readonly AnswerKey[],
): AnsweredAttempt {
  const kinds = question_order.map((position) => {
    const key = keys[position - 1]
    if (!key) throw new RangeError(`The bank has no question ${position}.`)
    return key.kind
  })
  const responses = readResponses(written, kinds)
  const spent = secondsEach(responses)
  return {
    learner: user_id,
    seconds,
    questions: question_order.map((position, index) => {
      const response = responses[index]
      const answer = response && !response.late ? response.answer : null
      return { position, answer, seconds: answer ? (spent[index] ?? null) : null }
    }),
  }
}

/** Whole seconds from the response before, anywhere in the attempt, to each response; long pauses are cut as in the total. */
function secondsEach(responses: QuestionResponses): (number | null)[] {
  const spent = responses.map((): number | null => null)
  const given = responses.flatMap((it, index) => (it ? [{ index, at: it.at }] : []))
  let last = 0
  for (const { index, at } of given.toSorted((a, b) => a.at - b.at)) {
    spent[index] = Math.round(Math.min(PAUSE, at - last) / 1000)
    last = at
  }
  return spent
}
