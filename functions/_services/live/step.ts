import type { LiveSession, LiveStepBody } from '../../_contracts/live/live.ts'
import { storeStep, testToRun } from '../../_db/queries/live/sessions.ts'
import { withoutAttempt } from '../../_db/queries/live/participants.ts'
import { tellOfState } from '../../_db/queries/live/topics.ts'
import { withService } from '../../_db/session.ts'
import { showsAfterFinish } from '../../_domain/attempts/when-revealed.ts'
import { DomainError } from '../../_domain/errors.ts'
import { endsAt, takeStep } from '../../_domain/live/session.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { feedbackLater } from '../attempts/refusals.ts'
import type { WithClaims } from '../context.ts'
import { beginLiveAttempts } from './begin-attempts.ts'
import { closeLive } from './close.ts'
import { lockTaught } from './find.ts'
import { readLive } from './read.ts'

/** Starts a session, shows what is right, goes on or ends it. Of two who do so at once the second is told where it is now. */
export async function stepLive(
  context: WithClaims<AttemptServices>,
  { id, step, revision }: LiveStepBody & { id: string },
): Promise<LiveSession> {
  const { db, claims } = context
  const now = context.now()
  await withService(db, async (tx, sql) => {
    const session = await lockTaught(tx, sql, { claims, id })
    if (session.status === 'ended') throw new DomainError('live_over', 'The session is over.')
    const next = session.revision === revision ? takeStep(session, step, session.length) : null
    if (!next) throw new DomainError('live_moved_on', 'The session has moved on since you saw it. Nothing was changed.')
    if (step === 'reveal' && !showsAfterFinish({ ...session, mode: 'exam' }, now))
      throw feedbackLater(session.feedback_from)
    if (step === 'start') {
      const test = await testToRun(sql, claims.sub, session.test_id)
      if (test?.closed) throw new DomainError('community_closed', 'This community is closed: no test can be run in it.')
      if (test?.status !== 'live') throw new DomainError('test_not_live', 'This test is not live any more.')
    }
    await storeStep(sql, { ...next, id, now, ends_at: endsAt(next, now) })
    if (step === 'start') await beginLiveAttempts(sql, { session, users: await withoutAttempt(sql, id), now })
    await tellOfState(sql, id)
  })
  if (step === 'end') await closeLive(context, id)
  return readLive(context, id)
}
