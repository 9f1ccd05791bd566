import type { FinishBody } from '../../_contracts/attempts/submissions.ts'
import type { ConnectionPool } from '../../_db/client.ts'
import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import { liveStandings } from '../../_db/queries/live/standing.ts'
import { DomainError } from '../../_domain/errors.ts'
import { holdsAttempts, refuseAnswers, type LiveRefusal, type LiveStanding } from '../../_domain/live/session.ts'

type RowInSession = Pick<AttemptRow, 'id' | 'live_session_id' | 'status'>

/** Where the live session of an attempt stands; undefined for one that is taken alone. */
export async function liveStandingOf(
  db: ConnectionPool,
  { live_session_id }: Pick<AttemptRow, 'live_session_id'>,
): Promise<LiveStanding | undefined> {
  return live_session_id === null ? undefined : (await liveStandings(db, [live_session_id])).get(live_session_id)
}

/** Those of these attempts that wait for an instructor. */
export async function heldAttempts(
  db: ConnectionPool,
  rows: readonly (RowInSession | undefined)[],
): Promise<ReadonlySet<string>> {
  const inSession = rows.flatMap((row) =>
    row?.status === 'in_progress' && row.live_session_id !== null ? [{ id: row.id, session: row.live_session_id }] : [],
  )
  if (inSession.length === 0) return new Set()
  const standings = await liveStandings(db, [...new Set(inSession.map(({ session }) => session))])
  return new Set(
    inSession.flatMap(({ id, session }) => {
      const standing = standings.get(session)
      return standing && holdsAttempts(standing) ? [id] : []
    }),
  )
}

const REFUSALS: Record<Exclude<LiveRefusal, 'over'>, string> = {
  not_on: 'The session is at another question. Nothing was saved.',
  revealed: 'What is right in this question was shown already. Nothing was saved.',
}

/** Refuses answers to a question that is not on, or whose key was shown. */
export function ensureAsked(standing: LiveStanding, { responses }: FinishBody): void {
  const why = refuseAnswers(
    standing,
    responses.map(({ number }) => number),
  )
  if (why === 'over') throw new DomainError('live_over', 'The live session is over.')
  if (why) throw new DomainError('live_moved_on', REFUSALS[why])
}
