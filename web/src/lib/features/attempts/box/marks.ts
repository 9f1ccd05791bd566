import { verdictOf, type BoxAttempt } from './question.ts'
import { answerTo, isFlagged, isSkipped, type AttemptState } from './state.ts'

/** The status of a question, as the jump menu marks it. */
export type Mark = 'right' | 'wrong' | 'answered' | 'skipped' | 'open'

export const MARK: Record<Mark, string> = {
  right: 'Right',
  wrong: 'Wrong',
  answered: 'Answered',
  skipped: 'Skipped',
  open: 'Not answered',
}

export interface MarkedQuestion {
  number: number
  mark: Mark
  flagged: boolean
}

/** Marks right and wrong only in practice, where the key is in the browser. */
export const standings = ({ questions }: BoxAttempt, state: AttemptState): MarkedQuestion[] =>
  questions.map((question) => {
    const { number } = question
    const answer = answerTo(state, number)
    const unanswered: Mark = isSkipped(state, number) ? 'skipped' : 'open'
    const mark = answer ? (verdictOf(question, answer) ?? 'answered') : unanswered
    return { number, mark, flagged: isFlagged(state, number) }
  })

/** The marks of a mode, each with its number of questions. */
export const tally = (all: readonly MarkedQuestion[], mode: AttemptState['mode']) =>
  (mode === 'practice'
    ? (['right', 'wrong', 'skipped', 'open'] as const)
    : (['answered', 'skipped', 'open'] as const)
  ).map((mark) => ({ mark, questions: all.filter((it) => it.mark === mark).length }))
