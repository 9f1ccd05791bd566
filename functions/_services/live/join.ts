import type { JoinedLive, JoinLiveBody } from '../../_contracts/live/live.ts'
import { abandonRunning, countExams, runningAttempt } from '../../_db/queries/attempts/start.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { examRules, insertParticipant, participationOf } from '../../_db/queries/live/participants.ts'
import { holdLiveSession, liveSessionWithCode, type LiveSessionRow } from '../../_db/queries/live/sessions.ts'
import { tellOfAnswers } from '../../_db/queries/live/topics.ts'
import type { Connection } from '../../_db/client.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { readCode } from '../../_domain/live/code.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { beginLiveAttempts } from './begin-attempts.ts'

/** Joins the session with this code. Who comes late begins where it is. A repeat changes nothing. */
export const joinLive = (
  { db, now: clock, claims }: WithClaims<DatabaseContext>,
  { code: typed, give_up }: JoinLiveBody,
): Promise<JoinedLive> =>
  withService(db, async (tx, sql) => {
    const code = readCode(typed)
    const id = code === null ? undefined : await liveSessionWithCode(sql, code)
    const session = id === undefined ? undefined : await holdLiveSession(sql, id)
    if (!session || session.status === 'ended') throw notFound('session')
    const role = await roleIn(tx, claims.sub, session.community_id)
    if (role === undefined)
      throw new DomainError('join_first', `This session is for members of ${session.community_name}. Join it first.`, {
        errors: [{ path: 'community', message: session.community_slug }],
      })
    const joined = { id: session.id, community: session.community_slug }
    // Who teaches watches.
    if (role !== 'student') return joined
    const key = { session: session.id, user: claims.sub }
    const before = await participationOf(sql, key)
    if (typeof before?.attempt_id === 'string') return joined
    const now = clock()
    await ensureFree(tx, sql, { session, user_id: claims.sub, give_up, now })
    const { community_id } = session
    const isNew = await insertParticipant(sql, { session_id: session.id, user_id: claims.sub, community_id })
    if (session.status === 'live') await beginLiveAttempts(sql, { session, users: [claims.sub], now })
    if (isNew || session.status === 'live') await tellOfAnswers(sql, session.id)
    return joined
  })

interface Joining {
  session: LiveSessionRow
  user_id: string
  give_up: boolean
  now: number
}

/** A learner takes a test once at a time, and no more exams than it allows. */
async function ensureFree(
  tx: Transaction,
  sql: Connection['sql'],
  { session: { id, test_id }, user_id, give_up, now }: Joining,
): Promise<void> {
  const attempt = stableId(`live:${id}:${user_id}`)
  const running = await runningAttempt(tx, user_id, test_id)
  if (running !== undefined && !give_up)
    throw new DomainError(
      'test_running',
      'You have an unfinished attempt on this test. Finish it, or give it up to join.',
      {
        see: { attempt: running },
      },
    )
  if (running !== undefined) await abandonRunning(tx, user_id, test_id, attempt, new Date(now))
  const { most } = await examRules(sql, test_id)
  if (most !== null && (await countExams(tx, { user_id, test_id, except: attempt })) >= most)
    throw new DomainError(
      'attempts_used_up',
      `${most === 1 ? 'One exam is' : `${most} exams are`} allowed on this test.`,
    )
}
