import { DomainError } from '../../_domain/errors.ts'

export const abandoned = () =>
  new DomainError('attempt_abandoned', 'This attempt was given up for a newer one. Nothing was changed.')

export const alreadyFinished = (attempt: string, why = 'It had been finished before') =>
  new DomainError('attempt_finished', `${why}; nothing was changed. Its result is at the location given.`, {
    see: { attempt },
  })

export const feedbackLater = (from: number | null) =>
  new DomainError('feedback_later', 'What is right in this test is shown later.', {
    errors: from === null ? [] : [{ path: 'feedback_from', message: new Date(from).toISOString() }],
  })

export const unfinished = (attempt: string) =>
  new DomainError('attempt_unfinished', 'Finish the attempt first: then you can review it.', { see: { attempt } })

/** What an instructor shows question by question is not seen, finished or started over by itself. */
export const heldByLive = ({ live_session_id }: { live_session_id: string | null }) =>
  new DomainError('live_running', 'You take this test in a live session. Its location is given.', {
    ...(live_session_id !== null && { see: { live: live_session_id } }),
  })
