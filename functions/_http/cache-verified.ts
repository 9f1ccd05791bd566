import type { Claims } from '../_db/session.ts'
import { createExpiringMap } from '../_domain/recent-map.ts'
import type { VerifyToken } from './tokens.ts'

/** How long a verified token is trusted without checking its signature again, in milliseconds. */
const MAX_AGE = 5 * 60_000
/** The most tokens to cache, at about two kilobytes each with their claims. */
const MAX_TOKENS = 100_000

/**
 * Caches verified tokens: a learner who takes a test sends the same token with every answer, and checking its signature costs
 * more than the rest of the request.
 */
export function cacheVerified(verify: VerifyToken, now: () => number = Date.now): VerifyToken {
  const cache = createExpiringMap<Claims>(MAX_TOKENS, now)
  const verifyAndCache = async (token: string) => {
    const claims = await verify(token)
    const expires = typeof claims.exp === 'number' ? claims.exp * 1000 : 0
    cache.set(token, claims, Math.min(now() + MAX_AGE, expires))
    return claims
  }
  return (token) => cache.get(token) ?? verifyAndCache(token)
}
