import type { Review } from '../../_contracts/attempts/attempts.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { notFound } from '../../_domain/errors.ts'
import { showsAfterFinish } from '../../_domain/attempts/when-revealed.ts'
import type { WithClaims } from '../context.ts'
import { toFinished } from './finish.ts'
import { abandoned, feedbackLater, unfinished } from './refusals.ts'
import type { AttemptServices } from './attempt-services.ts'
import { toHead } from './to-attempt.ts'
import { toResult } from './to-result.ts'
import { toReviewedQuestions } from './to-reviewed.ts'

/** A finished attempt, question by question: the learner's answer, what is right, and why. */
export async function reviewAttempt(context: WithClaims<AttemptServices>, id: string): Promise<Review> {
  const { db, now, claims } = context
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row) throw notFound('attempt')
  if (row.status === 'abandoned') throw abandoned()
  if (row.status === 'in_progress' && !isOver(row, now())) throw unfinished(id)
  if (!showsAfterFinish(row, now())) throw feedbackLater(row.feedback_from)
  const finished = await toFinished(context, row)
  const { attempt } = finished
  return {
    ...toHead(attempt),
    result: await toResult(finished, context),
    questions: toReviewedQuestions(attempt),
  }
}
