import type postgres from 'postgres'
import { z } from 'zod'
import { inTransaction } from '../../../functions/_db/session.ts'
import type { SignInMethod } from './access-token.ts'
import { AuthError } from './auth-error.ts'
import type { AuthContext } from './desk.ts'
import { addRefreshToken, deleteIdleSessions, isIdle, sessionResponse } from './session.ts'
import { findUser } from './user.ts'

/** A second tab, or a retry after a lost answer, may come this much later with the token just used up. */
const REUSE_SECONDS = 10

export const refreshBody = z.object({ refresh_token: z.string().max(255) })

/** Each refresh token buys one successor. A used one that turns up later was copied: the session ends. */
export async function refresh(desk: AuthContext, token: string) {
  const now = desk.now()
  const granted = await inTransaction(desk.db, async ({ sql: tx }) => {
    const session = await lockSession(tx, token, now)
    if (!session) return 'not_found'
    if (session.is_idle) {
      await deleteIdleSessions(tx, session.user_id, now)
      return 'expired'
    }
    const state = await tokenState(tx, token, session.id, now)
    if (!state) return 'not_found'
    if (state.revoked && !(state.recent && state.successor)) {
      await tx`delete from auth.sessions where id = ${session.id}::uuid`
      return 'already_used'
    }
    const refreshToken = state.revoked ? state.successor : await rotate(tx, session, token, desk.newRefreshToken(), now)
    const user = await findUser(tx, session.user_id)
    if (!user || !refreshToken) return 'not_found'
    return { user, sessionId: session.id, method: session.method, signedInAt: session.signed_in_at, refreshToken }
  })
  // Only thrown here: inside, it would roll back the end of the session.
  if (granted === 'not_found')
    throw new AuthError(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found')
  if (granted === 'expired')
    throw new AuthError(400, 'session_expired', 'Invalid Refresh Token: Session Expired (Inactivity)')
  if (granted === 'already_used')
    throw new AuthError(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used')
  return sessionResponse(desk, granted, now)
}

interface LockedSession {
  id: string
  user_id: string
  method: SignInMethod
  signed_in_at: number
  is_idle: boolean
}

/** Everything that happens to a session's tokens happens under this lock, so racing tabs come one by one. */
async function lockSession(tx: postgres.ISql, token: string, now: Date): Promise<LockedSession | undefined> {
  const [session] = await tx<LockedSession[]>`
    select id, user_id, method, floor(extract(epoch from created_at))::float8 as signed_in_at, ${isIdle(tx, now)} as is_idle
    from auth.sessions s
    where id = (select session_id from auth.refresh_tokens where token = ${token})
    for update`
  return session
}

interface TokenState {
  revoked: boolean
  /** Whether it was used up within the reuse interval. */
  recent: boolean
  /** The session's one token that still works. */
  successor: string | null
}

async function tokenState(tx: postgres.ISql, token: string, sessionId: string, now: Date) {
  const [state] = await tx<TokenState[]>`
    select
      revoked,
      updated_at >= ${now.toISOString()}::timestamptz - make_interval(secs => ${REUSE_SECONDS}) as recent,
      (
        select token
        from auth.refresh_tokens
        where session_id = ${sessionId}::uuid and not revoked
        order by id desc
        limit 1
      ) as successor
    from auth.refresh_tokens
    where token = ${token}`
  return state
}

async function rotate(tx: postgres.ISql, session: LockedSession, used: string, token: string, now: Date) {
  const at = now.toISOString()
  await tx`update auth.refresh_tokens set revoked = true, updated_at = ${at}::timestamptz where token = ${used}`
  await addRefreshToken(tx, { token, parent: used, sessionId: session.id, userId: session.user_id, now })
  await tx`update auth.sessions set updated_at = ${at}::timestamptz where id = ${session.id}::uuid`
  return token
}
