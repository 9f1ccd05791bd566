import { DomainError } from '../../_domain/errors.ts'

export const practiceAbandoned = () =>
  new DomainError('attempt_abandoned', 'This practice was given up for a newer one. Nothing was changed.')

export const practiceFinished = () =>
  new DomainError('attempt_finished', 'This practice had been finished before; nothing was changed.')

export const practiceUnfinished = () =>
  new DomainError('attempt_unfinished', 'Finish the practice first: then you can review it.')

export const nothingToPractice = () =>
  new DomainError('nothing_to_practice', 'No question fits that can be practiced now.')
