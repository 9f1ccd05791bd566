import type { Review } from '../../_contracts/attempts/attempts.ts'
import type { ReviewedQuestion } from '../../_contracts/attempts/questions.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { gradedBy } from '../../_domain/attempts/amendments.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { notFound } from '../../_domain/errors.ts'
import { gradeQuestion } from '../../_domain/attempts/grading.ts'
import { showsAfterFinish } from '../../_domain/attempts/when-revealed.ts'
import { toShown } from '../../_domain/attempts/option-order.ts'
import type { WithClaims } from '../context.ts'
import { toFinished } from './finish.ts'
import type { AttemptWithQuestions } from './attach-questions.ts'
import { abandoned, feedbackLater, unfinished } from './refusals.ts'
import type { AttemptServices } from './attempt-services.ts'
import { reveal, toAskedQuestion, toHead } from './to-attempt.ts'
import { toResult } from './to-result.ts'

/** A finished attempt, question by question: the learner's answer, what is right, and why. */
export async function reviewAttempt(context: WithClaims<AttemptServices>, id: string): Promise<Review> {
  const { db, now, claims, labels } = context
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row) throw notFound('attempt')
  if (row.status === 'abandoned') throw abandoned()
  if (row.status === 'in_progress' && !isOver(row, now())) throw unfinished(id)
  if (!showsAfterFinish(row, now())) throw feedbackLater(row.feedback_from)
  const finished = await toFinished(context, row)
  const { attempt } = finished
  return {
    ...toHead(attempt),
    result: await toResult(finished, labels),
    questions: attempt.questions.map((_, index) => toReviewedQuestion(attempt, index)),
  }
}

function toReviewedQuestion(attempt: AttemptWithQuestions, index: number): ReviewedQuestion {
  const { row, questions, orders, responses } = attempt
  const response = responses[index]
  const question = questions[index]
  if (!question) throw new RangeError(`There is no question ${index + 1}.`)
  const counted = response?.late ? undefined : response?.answer
  return {
    ...toAskedQuestion(attempt, index, true),
    revealed: reveal(attempt, index),
    answer: response?.answer ? toShown(response.answer, orders[index] ?? '') : null,
    ...gradeQuestion({ ...gradedBy(question, row.started_at), answer: counted ?? undefined }, row.mode),
    flagged: row.flags.includes(index + 1),
    skipped: response?.skipped ?? false,
    late: response?.late ?? false,
  }
}
