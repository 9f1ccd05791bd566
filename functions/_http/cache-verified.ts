import type { Claims } from '../_db/session.ts'
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
  const cache = new Map<string, { claims: Claims; until: number }>()
  const verifyAndCache = async (token: string) => {
    const claims = await verify(token)
    const expires = typeof claims.exp === 'number' ? claims.exp * 1000 : 0
    // The token that was verified first is evicted.
    const [oldest] = cache.keys()
    if (cache.size >= MAX_TOKENS && oldest !== undefined) cache.delete(oldest)
    cache.set(token, { claims, until: Math.min(now() + MAX_AGE, expires) })
    return claims
  }
  return (token) => {
    const cached = cache.get(token)
    if (cached && cached.until > now()) return cached.claims
    cache.delete(token)
    return verifyAndCache(token)
  }
}
