import { roleIn } from '../../_db/queries/communities/communities.ts'
import { participationOf, type Participation } from '../../_db/queries/live/participants.ts'
import { liveSession, lockLiveSession, type LiveSessionRow } from '../../_db/queries/live/sessions.ts'
import type { Connection } from '../../_db/client.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

/** A session as one of its learners or its instructors finds it. */
export interface FoundSession {
  session: LiveSessionRow
  /** Null for who teaches there. */
  participation: Participation | null
}

/** A session that the caller joined, or of a community where they teach. For everybody else it does not exist. */
export async function findLive(
  tx: Transaction,
  sql: Connection['sql'],
  { claims, id }: { claims: Claims; id: string },
): Promise<FoundSession> {
  const session = await liveSession(sql, id)
  const role = session && (await roleIn(tx, claims.sub, session.community_id))
  if (!session || role === undefined) throw notFound('session')
  if (role !== 'student') return { session, participation: null }
  const participation = await participationOf(sql, { session: id, user: claims.sub })
  if (!participation) throw notFound('session')
  return { session, participation }
}

/** The same for who teaches, locked until the end of the transaction. */
export async function lockTaught(
  tx: Transaction,
  sql: Connection['sql'],
  { claims, id }: { claims: Claims; id: string },
): Promise<LiveSessionRow> {
  const session = await lockLiveSession(sql, id)
  const role = session && (await roleIn(tx, claims.sub, session.community_id))
  if (!session || role === undefined) throw notFound('session')
  if (role === 'student') throw new DomainError('not_allowed', LIVE_STAFF_ONLY)
  return session
}

export const LIVE_STAFF_ONLY = 'Only instructors and admins run live sessions.'
