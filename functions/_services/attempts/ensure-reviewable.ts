import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { showsAfterFinish } from '../../_domain/attempts/when-revealed.ts'
import { abandoned, feedbackLater, unfinished } from './refusals.ts'

/** Refuses an attempt whose review its learner may not read now. */
export function ensureReviewable(row: AttemptRow, now: number): void {
  if (row.status === 'abandoned') throw abandoned()
  if (row.status === 'in_progress' && !isOver(row, now)) throw unfinished(row.id)
  if (!showsAfterFinish(row, now)) throw feedbackLater(row.feedback_from)
}
