import type { Review } from '../../_contracts/attempts/attempts.ts'
import type { ReviewedQuestion } from '../../_contracts/attempts/questions.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { gradedBy } from '../../_domain/attempts/amendments.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { notFound } from '../../_domain/errors.ts'
import { gradeQuestion, type QuestionToGrade } from '../../_domain/attempts/grading.ts'
import { showsAfterFinish } from '../../_domain/attempts/when-revealed.ts'
import { toShown } from '../../_domain/attempts/option-order.ts'
import type { WithClaims } from '../context.ts'
import { toFinished } from './finish.ts'
import type { AttemptWithQuestions } from './attach-questions.ts'
import { questionsToGrade } from './close.ts'
import { instant } from './instant.ts'
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
    questions: questionsToGrade(attempt).map((question, index) => toReviewedQuestion(attempt, index, question)),
  }
}

function toReviewedQuestion(attempt: AttemptWithQuestions, index: number, toGrade: QuestionToGrade): ReviewedQuestion {
  const { row, questions, orders, responses } = attempt
  const graded = gradeQuestion(toGrade, row.mode)
  const response = responses[index]
  const question = questions[index]
  const order = orders[index] ?? ''
  if (!question) throw new RangeError(`There is no question ${index + 1}.`)
  const ofNow = gradeQuestion({ ...toGrade, ...gradedBy(question, Infinity) }, row.mode)
  const isKept = (graded.credit ?? 0) > (ofNow.credit ?? 0)
  const mark = row.marks.find(({ number }) => number === index + 1)
  return {
    ...toAskedQuestion(attempt, index, true),
    revealed: reveal(attempt, index),
    answer: response?.answer ? toShown(response.answer, order) : null,
    ...graded,
    feedback: graded.verdict === 'unread' || !mark ? null : mark.feedback,
    flagged: row.flags.includes(index + 1),
    skipped: response?.skipped ?? false,
    late: response?.late ?? false,
    corrections: (question.amended?.amendments ?? []).map(({ at, decision, key, keeps }) => ({
      at: instant(at),
      decision,
      right: key && toShown(key, order),
      kept: isKept && decision === 'new_key' && keeps && row.started_at < at,
    })),
  }
}
