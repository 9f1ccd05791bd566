import { expiredAttempts } from '../../_db/queries/attempts/expired.ts'
import { GRACE } from '../../_domain/attempts/deadline.ts'
import { DomainError } from '../../_domain/errors.ts'
import { NOTHING } from './merge-submission.ts'
import type { AttemptServices } from './attempt-services.ts'

/** How many one call finishes at the most. */
export const PAGE = 500

/** Finishes attempts whose time is up and to which nobody came back. Answers how many there were. */
export async function finishExpired({ db, now: clock, finisher }: AttemptServices): Promise<number> {
  const now = clock()
  const expired = await expiredAttempts(db, now - GRACE, PAGE)
  const answers = await Promise.all(expired.map((key) => finisher.submit({ ...key, brought: { body: NOTHING, now } })))
  const failed = answers.filter((answer) => answer instanceof Error)
  // One that was given up meanwhile is no trouble.
  const troubles = failed.filter((error) => !(error instanceof DomainError))
  if (troubles.length > 0) throw new AggregateError(troubles, 'Some attempts whose time is up could not be finished.')
  return expired.length - failed.length
}
