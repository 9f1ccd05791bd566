import { verifyAccessToken } from './access-token.ts'
import { AuthError } from './auth-error.ts'
import type { AuthContext } from './desk.ts'
import { parseUser, userDocument, type AuthUser } from './user.ts'

export interface Caller {
  user: AuthUser
  sessionId: string
}

/** A token outlives its session by up to an hour, so the session is asked for on every call. */
export async function requireCaller(desk: AuthContext, authorization: string | undefined): Promise<Caller> {
  const token = /^bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  if (!token) throw new AuthError(401, 'no_authorization', 'This endpoint requires a valid Bearer token')
  const { sub, session_id: sessionId } = await verifyAccessToken(desk, token)

  const [found] = await desk.db.withConnection(
    ({ sql }) => sql<{ document: string; signed_in: boolean }[]>`
      select
        ${userDocument(sql)} as document,
        exists (select from auth.sessions s where s.id = ${sessionId}::uuid and s.user_id = u.id) as signed_in
      from auth.users u
      where u.id = ${sub}::uuid`,
  )
  if (!found) throw new AuthError(403, 'user_not_found', 'User from sub claim in JWT does not exist')
  if (!found.signed_in) throw sessionNotFound()
  return { user: parseUser(found.document), sessionId }
}

export const sessionNotFound = () =>
  new AuthError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist')
