import type { Review } from '../../_contracts/attempts/attempts.ts'
import type { ReviewedQuestion } from '../../_contracts/attempts/questions.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import type { Claims } from '../../_db/session.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { notFound } from '../../_domain/errors.ts'
import { isRight } from '../../_domain/attempts/grading.ts'
import { toShown } from '../../_domain/attempts/option-order.ts'
import { settle } from './finish.ts'
import type { AttemptWithQuestions } from './attach-questions.ts'
import { abandoned, unfinished } from './refusals.ts'
import type { AttemptServices } from './attempt-services.ts'
import { reveal, toAsked, toHead } from './to-attempt.ts'
import { toResult } from './to-result.ts'

/** A finished attempt, question by question: what was answered, what is right, and why. */
export async function reviewAttempt(context: AttemptServices, claims: Claims, id: string): Promise<Review> {
  const { db, now, labels } = context
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row) throw notFound('attempt')
  if (row.status === 'abandoned') throw abandoned()
  if (row.status === 'in_progress' && !isOver(row, now())) throw unfinished(id)
  const finished = await settle(context, claims.sub, id)
  const { opened } = finished
  return {
    ...toHead(opened),
    result: await toResult(finished, labels),
    questions: opened.questions.map((_, index) => toReviewed(opened, index)),
  }
}

function toReviewed(opened: AttemptWithQuestions, index: number): ReviewedQuestion {
  const { row, questions, orders, responses } = opened
  const given = responses[index]
  const key = questions[index]?.key
  const counted = given?.late ? undefined : given?.answer
  return {
    ...toAsked(opened, index),
    revealed: reveal(opened, index),
    answer: given?.answer ? toShown(given.answer, orders[index] ?? '') : null,
    verdict: counted && key ? (isRight(key, counted) ? 'correct' : 'incorrect') : 'unanswered',
    flagged: row.flags.includes(index + 1),
    skipped: given?.skipped ?? false,
    late: given?.late ?? false,
  }
}
