import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import type { QuestionKey } from '../../_db/queries/assistant/steps.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import type { Question } from '../../_domain/attempts/question.ts'
import { showsAfterFinish, showsWhileTaking } from '../../_domain/attempts/when-revealed.ts'
import { notFound } from '../../_domain/errors.ts'
import { attachQuestions, type AttemptWithQuestions } from '../attempts/attach-questions.ts'
import { toFinished } from '../attempts/finish.ts'
import { abandoned, feedbackLater } from '../attempts/refusals.ts'
import type { WithClaims } from '../context.ts'
import type { AssistantServices } from './assistant-services.ts'
import { examRunning } from './refusals.ts'

/** A question of an attempt that a learner may be helped with. */
export interface FoundQuestion {
  key: QuestionKey
  attempt: AttemptWithQuestions
  index: number
  question: Question
  /** Whether the learner has been shown the answer. */
  answerShown: boolean
}

export interface QuestionPath {
  /** Of the attempt. */
  id: string
  /** As the learner numbers it. */
  number: number
}

/** The question, unless an exam asks it. An attempt whose time is up is finished first. */
export async function findQuestion(
  context: WithClaims<AssistantServices>,
  { id, number }: QuestionPath,
): Promise<FoundQuestion> {
  const { db, now, banks, claims } = context
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row) throw notFound('attempt')
  if (row.status === 'abandoned') throw abandoned()
  const isRunning = row.status === 'in_progress' && !isOver(row, now())
  if (isRunning && row.mode === 'exam') throw examRunning()
  if (!(isRunning ? showsWhileTaking(row, now()) : showsAfterFinish(row, now()))) throw feedbackLater(row.feedback_from)
  const attempt = isRunning ? await attachQuestions(row, banks) : (await toFinished(context, row)).attempt
  const index = number - 1
  const question = attempt.questions[index]
  if (!question) throw notFound('question')
  const answered = attempt.responses[index]?.answer ?? null
  return {
    key: { user_id: claims.sub, attempt_id: id, question: number },
    attempt,
    index,
    question,
    answerShown: !isRunning || answered !== null,
  }
}
