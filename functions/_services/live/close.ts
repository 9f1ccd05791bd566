import { leftSessions, liveSession, lockLiveSession, storeClosed, storeStep } from '../../_db/queries/live/sessions.ts'
import { openAttempts } from '../../_db/queries/live/participants.ts'
import { tellOfState } from '../../_db/queries/live/topics.ts'
import { withService } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { takeStep } from '../../_domain/live/session.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { EMPTY_SUBMISSION } from '../attempts/merge-submission.ts'

/** Attempts that are finished together. */
const ATTEMPTS = 500
/** Sessions that one turn closes. */
const SESSIONS = 20

/** Gives the attempts of a session that has ended their results. Whoever comes again finds what is left. */
export async function closeLive({ db, now: clock, finisher }: AttemptServices, id: string): Promise<void> {
  const now = clock()
  for (;;) {
    const open = await withService(db, async (_, sql) => {
      const found = await openAttempts(sql, id, ATTEMPTS)
      if (found.length === 0 && (await liveSession(sql, id))?.status === 'ended') await storeClosed(sql, { id, now })
      return [...found]
    })
    if (open.length === 0) return
    const answers = await Promise.all(
      open.map((key) => finisher.submit({ ...key, submission: { body: EMPTY_SUBMISSION, now } })),
    )
    // One that its learner gave up meanwhile is a refusal, not a failure.
    const failures = answers.filter((answer) => answer instanceof Error && !(answer instanceof DomainError))
    if (failures.length > 0)
      throw new AggregateError(failures, 'Some attempts of a live session could not be finished.')
  }
}

/** Ends sessions that no instructor runs any more, and closes those whose process died before it was done. */
export async function closeLeftSessions(context: AttemptServices): Promise<{ closed: number; more: boolean }> {
  const { db, now: clock } = context
  const now = clock()
  const left = await withService(db, (_, sql) => leftSessions(sql, now, SESSIONS))
  for (const { id, ended } of left) {
    if (!ended)
      await withService(db, async (_, sql) => {
        const session = await lockLiveSession(sql, id)
        const next = session && takeStep(session, 'end', session.length)
        if (!next) return
        await storeStep(sql, { ...next, id, now, ends_at: now })
        await tellOfState(sql, id)
      })
    await closeLive(context, id)
  }
  return { closed: left.length, more: left.length === SESSIONS }
}
