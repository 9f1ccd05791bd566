import type { Attempt } from '../../_contracts/attempts/attempts.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { showsWhileTaking } from '../../_domain/attempts/when-revealed.ts'
import { notFound } from '../../_domain/errors.ts'
import { holdsAttempts } from '../../_domain/live/session.ts'
import type { WithClaims } from '../context.ts'
import { notesInAttempt } from './own-notes.ts'
import { attachQuestions } from './attach-questions.ts'
import type { AttemptServices } from './attempt-services.ts'
import { finishNow, toFinished } from './finish.ts'
import { liveStandingOf } from './in-session.ts'
import { heldByLive } from './refusals.ts'
import { whereOver } from './where-over.ts'
import { toAttempt } from './to-attempt.ts'
import { toResult } from './to-result.ts'

/** An attempt of the learner. If its time is up, it is finished now. */
export async function readAttempt(context: WithClaims<AttemptServices>, id: string): Promise<Attempt> {
  const { db, banks, claims } = context
  const now = context.now()
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row) throw notFound('attempt')
  const live = row.status === 'in_progress' ? await liveStandingOf(db, row) : undefined
  if (live && holdsAttempts(live)) throw heldByLive(row)
  if (live?.status === 'ended') {
    await finishNow(context, id)
    return readAttempt(context, id)
  }
  const over = row.status === 'finished' || (row.status === 'in_progress' && isOver(row, now))
  if (!over) {
    const attempt = toAttempt(await attachQuestions(row, banks), now, null)
    // Never in an exam.
    return showsWhileTaking(row, now) ? { ...attempt, notes: await notesInAttempt(context, row) } : attempt
  }
  const finished = await whereOver(toFinished(context, row))
  if (!finished) return readAttempt(context, id)
  return toAttempt(finished.attempt, now, await toResult(finished, context))
}
