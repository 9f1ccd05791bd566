import { problemOf, progressOf, verdictOf, type BoxAttempt, type BoxQuestion } from './question.ts'
import { answerTo, draftOf, isFlagged, isSettled, isSkipped, type AttemptState } from './state.ts'

/** The status of a question, as the jump menu marks it. */
export type Mark = 'right' | 'partly' | 'wrong' | 'answered' | 'unchecked' | 'incomplete' | 'skipped' | 'open'

export const MARK: Record<Mark, string> = {
  right: 'Correct',
  partly: 'Partly correct',
  wrong: 'Incorrect',
  answered: 'Answered',
  unchecked: 'Not checked',
  incomplete: 'Incomplete',
  skipped: 'Skipped',
  open: 'Unanswered',
}

export interface MarkedQuestion {
  number: number
  mark: Mark
  /** Why the question is incomplete or not checked; null for every other mark. */
  problem: string | null
  /** Whether there is an answer that counts, be it incomplete. */
  answered: boolean
  flagged: boolean
}

/** Marks right and wrong only in practice, where the key is in the browser. */
export const standings = ({ questions }: BoxAttempt, state: AttemptState): MarkedQuestion[] =>
  questions.map((question) => {
    const { number } = question
    const answered = answerTo(state, number) !== null
    return { number, ...markOf(question, state), answered, flagged: isFlagged(state, number) }
  })

function markOf(question: BoxQuestion, state: AttemptState): Pick<MarkedQuestion, 'mark' | 'problem'> {
  const { number } = question
  const draft = draftOf(state, number)
  const answer = draft?.answer ?? answerTo(state, number)
  const verdict = isSettled(state, number) ? verdictOf(question, answer) : null
  if (verdict) return { mark: verdict, problem: null }
  const text = draft?.text ?? ''
  switch (progressOf(question, answer, text)) {
    case 'unclear':
    case 'incomplete':
      return { mark: 'incomplete', problem: problemOf(question, answer, text) }
    case 'complete':
      return state.mode === 'practice'
        ? { mark: 'unchecked', problem: 'not checked yet' }
        : { mark: 'answered', problem: null }
    case 'empty':
      return { mark: isSkipped(state, number) ? 'skipped' : 'open', problem: null }
  }
}

const SELDOM: ReadonlySet<Mark> = new Set(['partly', 'unchecked', 'incomplete'])

/** The marks of a mode, each with its number of questions; marks that need attention only where a question has them. */
export const tally = (all: readonly MarkedQuestion[], mode: AttemptState['mode']) =>
  (mode === 'practice'
    ? (['right', 'partly', 'wrong', 'unchecked', 'incomplete', 'skipped', 'open'] as const)
    : (['answered', 'incomplete', 'skipped', 'open'] as const)
  )
    .map((mark) => ({ mark, questions: all.filter((it) => it.mark === mark).length }))
    .filter(({ mark, questions }) => questions > 0 || !SELDOM.has(mark))
