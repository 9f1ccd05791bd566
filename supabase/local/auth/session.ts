import type postgres from 'postgres'
import { LIFETIME_SECONDS, signAccessToken, unixSeconds, type Grant, type SignInMethod } from './access-token.ts'
import type { AuthContext, ClientAddress } from './desk.ts'

/** A session that has not been refreshed for so long has ended. */
const IDLE_DAYS = 30

/** Whether a row `s` of auth.sessions has ended because nobody used it. */
export const isIdle = (sql: postgres.ISql, now: Date) =>
  sql`s.updated_at < ${now.toISOString()}::timestamptz - make_interval(days => ${IDLE_DAYS})`

/** Deletes the sessions of a user that have ended by themselves. */
export const deleteIdleSessions = (sql: postgres.ISql, userId: string, now: Date) =>
  sql`delete from auth.sessions s where s.user_id = ${userId}::uuid and ${isIdle(sql, now)}`

interface NewSession {
  id: string
  userId: string
  refreshToken: string
  method: SignInMethod
  visit: ClientAddress
  now: Date
}

export async function openSession(sql: postgres.ISql, { id, userId, refreshToken, method, visit, now }: NewSession) {
  const at = now.toISOString()
  await sql`
    insert into auth.sessions (id, user_id, created_at, updated_at, method, user_agent, ip)
    values (
      ${id}::uuid, ${userId}::uuid, ${at}::timestamptz, ${at}::timestamptz, ${method}, ${visit.userAgent},
      ${visit.ip}::inet
    )`
  await addRefreshToken(sql, { token: refreshToken, parent: '', sessionId: id, userId, now })
}

interface NewRefreshToken {
  token: string
  /** The token it replaces; empty for a session's first. */
  parent: string
  sessionId: string
  userId: string
  now: Date
}

export async function addRefreshToken(sql: postgres.ISql, { token, parent, sessionId, userId, now }: NewRefreshToken) {
  const at = now.toISOString()
  await sql`
    insert into auth.refresh_tokens (token, parent, session_id, user_id, created_at, updated_at)
    values (${token}, ${parent}, ${sessionId}::uuid, ${userId}, ${at}::timestamptz, ${at}::timestamptz)`
}

/** The session as supabase-js stores it. */
export async function sessionResponse(desk: AuthContext, grant: Grant & { refreshToken: string }, now: Date) {
  return {
    access_token: await signAccessToken(desk, grant, now),
    token_type: 'bearer',
    expires_in: LIFETIME_SECONDS,
    expires_at: unixSeconds(now) + LIFETIME_SECONDS,
    refresh_token: grant.refreshToken,
    user: grant.user,
  }
}
