import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { AuthError } from './auth-error.ts'
import type { AuthContext } from './desk.ts'
import type { AuthUser } from './user.ts'

export const LIFETIME_SECONDS = 60 * 60
export const AUDIENCE = 'authenticated'

/** How a session was opened, in Supabase Auth's words: `otp` is a link in a mail. */
export type SignInMethod = 'password' | 'otp'

export interface Grant {
  user: AuthUser
  sessionId: string
  method: SignInMethod
  /** Unix seconds at which the session was opened, however often the token was refreshed since. */
  signedInAt: number
}

export const unixSeconds = (date: Date) => Math.floor(date.getTime() / 1000)

export function signAccessToken(
  { issuer, keys }: Pick<AuthContext, 'issuer' | 'keys'>,
  { user, sessionId, method, signedInAt }: Grant,
  now: Date,
) {
  const issuedAt = unixSeconds(now)
  return new SignJWT({
    email: user.email,
    phone: '',
    app_metadata: user.app_metadata,
    user_metadata: user.user_metadata,
    role: user.role,
    aal: 'aal1',
    amr: [{ method, timestamp: signedInAt }],
    session_id: sessionId,
    is_anonymous: false,
  })
    .setProtectedHeader({ alg: 'ES256', kid: keys.kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setSubject(user.id)
    .setAudience(user.aud)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .sign(keys.privateKey)
}

const claimsSchema = z.object({ sub: z.guid(), session_id: z.guid() })

export async function verifyAccessToken({ issuer, keys, now }: AuthContext, token: string) {
  try {
    const { payload } = await jwtVerify(token, keys.publicKey, {
      algorithms: ['ES256'],
      issuer,
      audience: AUDIENCE,
      currentDate: now(),
    })
    return claimsSchema.parse(payload)
  } catch (cause) {
    throw new AuthError(403, 'bad_jwt', `invalid JWT: ${reason(cause)}`, { cause })
  }
}

function reason(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'unable to parse or verify signature, token is expired'
  if (error instanceof z.ZodError) return 'claims sub and session_id must be UUIDs'
  return 'unable to parse or verify signature'
}
