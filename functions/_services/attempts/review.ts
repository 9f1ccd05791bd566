import type { Review } from '../../_contracts/attempts/attempts.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { notFound } from '../../_domain/errors.ts'
import type { WithClaims } from '../context.ts'
import { toFinished } from './finish.ts'
import { notesInAttempt } from './own-notes.ts'
import { ensureReviewable } from './ensure-reviewable.ts'
import type { AttemptServices } from './attempt-services.ts'
import { toHead } from './to-attempt.ts'
import { toResult } from './to-result.ts'
import { toReviewedQuestions } from './to-reviewed.ts'

/** A finished attempt, question by question: the learner's answer, what is right, and why. */
export async function reviewAttempt(context: WithClaims<AttemptServices>, id: string): Promise<Review> {
  const { db, now, claims } = context
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row) throw notFound('attempt')
  ensureReviewable(row, now())
  const finished = await toFinished(context, row)
  const { attempt } = finished
  return {
    ...toHead(attempt),
    result: await toResult(finished, context),
    questions: toReviewedQuestions(attempt),
    notes: await notesInAttempt(context, attempt.row),
  }
}
