import type postgres from 'postgres'
import { z } from 'zod'
import { inTransaction } from '../../../functions/_db/session.ts'
import { unixSeconds } from './access-token.ts'
import { AuthError } from './auth-error.ts'
import type { AuthContext, ClientAddress } from './desk.ts'
import { notSupported } from './not-supported.ts'
import { takeToken, type TokenType } from './one-time-token.ts'
import { deleteIdleSessions, openSession, sessionResponse } from './session.ts'
import { findUser } from './user.ts'

export const verifyBody = z.object({ type: z.string().nullish(), token_hash: z.string().max(255).nullish() })

const TYPES: Partial<Record<string, TokenType>> = {
  recovery: 'recovery',
  signup: 'confirmation',
  email: 'confirmation',
}

/** Signs in whoever shows the token of a mailed link: they read the mail, so the address is theirs. */
export async function verify(desk: AuthContext, body: z.infer<typeof verifyBody>, visit: ClientAddress) {
  const type = TYPES[body.type ?? '']
  if (!type) throw notSupported(`a link of type ${JSON.stringify(body.type)}`)
  const { token_hash: token } = body
  if (!token) throw new AuthError(400, 'validation_failed', 'Verify requires a token hash')

  const now = desk.now()
  const [sessionId, refreshToken] = [desk.newId(), desk.newRefreshToken()]
  const user = await inTransaction(desk.db, async ({ sql: tx }) => {
    const userId = await takeToken(tx, token, type, now)
    if (userId === undefined) return undefined
    await confirmAddress(tx, userId, now)
    await deleteIdleSessions(tx, userId, now)
    await openSession(tx, { id: sessionId, userId, refreshToken, method: 'otp', visit, now })
    return findUser(tx, userId)
  })
  if (!user) throw new AuthError(403, 'otp_expired', 'Email link is invalid or has expired')
  return sessionResponse(desk, { user, sessionId, method: 'otp', signedInAt: unixSeconds(now), refreshToken }, now)
}

/** Any link that was mailed to an address confirms it. */
async function confirmAddress(tx: postgres.ISql, userId: string, now: Date) {
  const at = now.toISOString()
  await tx`
    update auth.users
    set
      email_confirmed_at = coalesce(email_confirmed_at, ${at}::timestamptz),
      raw_user_meta_data = raw_user_meta_data || '{"email_verified": true}',
      last_sign_in_at = ${at}::timestamptz,
      updated_at = ${at}::timestamptz
    where id = ${userId}::uuid`
  await tx`
    update auth.identities
    set identity_data = identity_data || '{"email_verified": true}', last_sign_in_at = ${at}::timestamptz
    where user_id = ${userId}::uuid and provider = 'email'`
}
