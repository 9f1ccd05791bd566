import { DomainError } from '../../_domain/errors.ts'

export const abandoned = () =>
  new DomainError('attempt_abandoned', 'Another try at this test was started instead. Nothing was changed.')

export const alreadyFinished = (attempt: string, why = 'It had been finished before') =>
  new DomainError('attempt_finished', `${why}; nothing was changed. Its result is at the location given.`, {
    see: { attempt },
  })

export const unfinished = (attempt: string) =>
  new DomainError('attempt_unfinished', 'There is a review once the attempt is finished.', { see: { attempt } })
