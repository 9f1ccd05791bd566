import { expiredAttempts } from '../../_db/queries/attempts/expired.ts'
import { GRACE } from '../../_domain/attempts/deadline.ts'
import { DomainError } from '../../_domain/errors.ts'
import { EMPTY_SUBMISSION } from './merge-submission.ts'
import type { AttemptServices } from './attempt-services.ts'

/** One call finishes at most this many. */
export const PAGE = 500

/** Finishes attempts whose time is up, and returns how many. */
export async function finishExpired({ db, now: clock, finisher }: AttemptServices): Promise<number> {
  const now = clock()
  const expired = await expiredAttempts(db, now - GRACE, PAGE)
  const answers = await Promise.all(
    expired.map((key) => finisher.submit({ ...key, submission: { body: EMPTY_SUBMISSION, now }, ifOver: true })),
  )
  const failed = answers.filter((answer) => answer instanceof Error)
  // A learner may have abandoned one meanwhile, or been given more time: that is a refusal, not a failure.
  const failures = failed.filter((error) => !(error instanceof DomainError))
  if (failures.length > 0) throw new AggregateError(failures, 'Some attempts whose time is up could not be finished.')
  return expired.length - failed.length
}
