import type { Claims } from '../_db/session.ts'
import type { VerifyToken } from './tokens.ts'

/** How long a token that was verified is believed without looking at its signature again, in milliseconds. */
const BELIEVED = 5 * 60_000
/** Tokens kept; at two kilobytes each, with what they say. */
const KEPT = 100_000

/** Whoever takes a test sends the same token again and again; its signature costs more than all else that is done. */
export function cacheVerified(verify: VerifyToken, now: () => number = Date.now): VerifyToken {
  const known = new Map<string, { claims: Claims; until: number }>()
  const learn = async (token: string) => {
    const claims = await verify(token)
    const expires = typeof claims.exp === 'number' ? claims.exp * 1000 : 0
    // The one that was verified the longest ago leaves.
    const [oldest] = known.keys()
    if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
    known.set(token, { claims, until: Math.min(now() + BELIEVED, expires) })
    return claims
  }
  return (token) => {
    const found = known.get(token)
    if (found && found.until > now()) return found.claims
    known.delete(token)
    return learn(token)
  }
}
