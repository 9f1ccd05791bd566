import type { QuestionKey } from '../../_db/queries/assistant/steps.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import type { Question } from '../../_domain/attempts/question.ts'
import { showsAfterFinish, showsWhileTaking } from '../../_domain/attempts/when-revealed.ts'
import { notFound } from '../../_domain/errors.ts'
import { givesKeys } from '../../_domain/practice/gives-keys.ts'
import { attachQuestions } from '../attempts/attach-questions.ts'
import { toFinished } from '../attempts/finish.ts'
import { abandoned, feedbackLater } from '../attempts/refusals.ts'
import type { WithClaims } from '../context.ts'
import { attachPracticed } from '../practice/attach.ts'
import { findPractice } from '../practice/find.ts'
import { practiceAbandoned } from '../practice/refusals.ts'
import type { AssistantServices } from './assistant-services.ts'
import { examRunning } from './refusals.ts'
import { attemptWithPlaces, practiceWithPlaces, type PlacedQuestions, type QuestionStand } from './placed-questions.ts'

/** A question that a learner may be helped with. */
export interface FoundQuestion {
  key: QuestionKey
  taken: PlacedQuestions
  index: number
  question: Question
  /** Where it stands. */
  stand: QuestionStand
  /** Whether the learner has been shown the answer. */
  answerShown: boolean
}

export interface QuestionPath {
  at: 'attempts' | 'practice'
  /** Of the attempt or the practice session. */
  id: string
  /** As the learner numbers it. */
  number: number
}

/** The question, unless an exam asks it. */
export const findQuestion = (
  context: WithClaims<AssistantServices>,
  { at, ...path }: QuestionPath,
): Promise<FoundQuestion> => (at === 'attempts' ? inAttempt(context, path) : inPractice(context, path))

type QuestionIn = Omit<QuestionPath, 'at'>

/** An attempt whose time is up is finished first. */
async function inAttempt(context: WithClaims<AssistantServices>, { id, number }: QuestionIn): Promise<FoundQuestion> {
  const { db, now, banks, claims } = context
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row) throw notFound('attempt')
  if (row.status === 'abandoned') throw abandoned()
  const isRunning = row.status === 'in_progress' && !isOver(row, now())
  if (isRunning && row.mode === 'exam') throw examRunning()
  if (!(isRunning ? showsWhileTaking(row, now()) : showsAfterFinish(row, now()))) throw feedbackLater(row.feedback_from)
  const attempt = isRunning ? await attachQuestions(row, banks) : (await toFinished(context, row)).attempt
  return foundIn(attemptWithPlaces(attempt), {
    key: { user_id: claims.sub, attempt_id: id, session_id: null, question: number },
    isRunning,
  })
}

async function inPractice(context: WithClaims<AssistantServices>, { id, number }: QuestionIn): Promise<FoundQuestion> {
  const row = await findPractice(context, id)
  if (row.status === 'abandoned') throw practiceAbandoned()
  const asked = row.asked[number - 1]
  if (!asked) throw notFound('question')
  if (asked.exam_running) throw examRunning()
  const now = context.now()
  if (!givesKeys(asked, now)) throw feedbackLater(asked.feedback_from)
  return foundIn(practiceWithPlaces(await attachPracticed(row, context.banks), now), {
    key: { user_id: row.user_id, attempt_id: null, session_id: id, question: number },
    isRunning: row.status === 'in_progress',
  })
}

function foundIn(
  taken: PlacedQuestions,
  { key, isRunning }: Pick<FoundQuestion, 'key'> & { isRunning: boolean },
): FoundQuestion {
  const index = key.question - 1
  const [question, stand] = [taken.questions[index], taken.stands[index]]
  if (!question || !stand) throw notFound('question')
  const answered = taken.responses[index]?.answer ?? null
  return { key, taken, index, question, stand, answerShown: !isRunning || answered !== null }
}
