import type { JwtPayload } from '@supabase/supabase-js'
import { errors, jwtVerify } from 'jose'
import { createExpiringMap } from '#domain/recent-map.ts'

/** The claims of a token; null if it is not valid. Rejects if that could not be found out. */
export type ReadClaims = (token: string) => Promise<JwtPayload | null>

/** Verifies tokens that are signed with the shared secret of a project, and leaves all others to `otherwise`. */
export function verifyWithSecret(secret: string, otherwise: ReadClaims): ReadClaims {
  const key = new TextEncoder().encode(secret)
  const options = { algorithms: ['HS256'], audience: 'authenticated', requiredClaims: ['exp', 'sub'] }
  return async (token) => {
    try {
      return (await jwtVerify<JwtPayload>(token, key, options)).payload
    } catch (failure) {
      if (failure instanceof errors.JOSEAlgNotAllowed) return otherwise(token)
      if (failure instanceof errors.JOSEError) return null
      throw failure
    }
  }
}

/** How long a verified token is trusted without verifying it again, in milliseconds: as long as the functions do. */
const MAX_AGE = 5 * 60_000
/** The most tokens to remember, at about two kilobytes each with their claims. */
const MAX_TOKENS = 20_000

/** Verifies each token once. Requests with the same token that arrive meanwhile wait for the same answer. */
export function rememberVerified(verify: ReadClaims, now: () => number = Date.now): ReadClaims {
  const remembered = createExpiringMap<JwtPayload>(MAX_TOKENS, now)
  const pending = new Map<string, Promise<JwtPayload | null>>()
  const verifyAnew = async (token: string) => {
    try {
      const claims = await verify(token)
      if (claims) remembered.set(token, claims, Math.min(now() + MAX_AGE, claims.exp * 1000))
      return claims
    } finally {
      pending.delete(token)
    }
  }
  return async (token) => {
    const claims = remembered.get(token)
    if (claims) return claims
    const verifying = pending.get(token) ?? verifyAnew(token)
    pending.set(token, verifying)
    return verifying
  }
}
