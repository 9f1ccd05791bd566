import type { WireAnswer } from '#contracts/attempts/answers.ts'
import { fits, type BoxAttempt } from './question.ts'
import type { AttemptState } from './state.ts'

/** A state without answers that fit no question: the server would refuse all answers because of one. */
export function fittingState(state: AttemptState, { questions }: BoxAttempt): AttemptState {
  const fitting = <T extends { answer: WireAnswer | null }>(record: Readonly<Record<number, T>>): Record<number, T> =>
    Object.fromEntries(
      Object.entries(record).filter(([number, { answer }]) => {
        const question = questions[Number(number) - 1]
        return question !== undefined && (answer === null || fits(question, answer))
      }),
    )
  return { ...state, given: fitting(state.given), drafts: fitting(state.drafts) }
}
