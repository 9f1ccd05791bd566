import { DomainError } from '../../_domain/errors.ts'
import type { FinishedAttempt } from './finisher.ts'

/** The attempt, or nothing where its learner got more time since its row was read: the caller reads it again. */
export const whereOver = (finishing: Promise<FinishedAttempt>): Promise<FinishedAttempt | undefined> =>
  finishing.catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'attempt_unfinished') return undefined
    throw error
  })
