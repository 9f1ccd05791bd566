import { AuthError } from './auth-error.ts'

export interface RateLimit {
  /** How many at once; as many come back, evenly, over `seconds`. */
  tokens: number
  seconds: number
}

export interface RateLimits {
  signUp: RateLimit
  signIn: RateLimit
  /** Per email; only failures count. */
  failedSignIn: RateLimit
  refresh: RateLimit
  updateUser: RateLimit
}

const fiveMinutes = 5 * 60

export const defaultLimits: RateLimits = {
  signUp: { tokens: 30, seconds: fiveMinutes },
  signIn: { tokens: 30, seconds: fiveMinutes },
  failedSignIn: { tokens: 10, seconds: fiveMinutes },
  refresh: { tokens: 150, seconds: fiveMinutes },
  updateUser: { tokens: 30, seconds: fiveMinutes },
}

/** Token buckets, one per key; at most `maxKeys` of them, the longest untouched making room. */
export function createRateLimit({ tokens, seconds }: RateLimit, now: () => Date, maxKeys = 10_000) {
  const perMillisecond = tokens / (seconds * 1000)
  // A Map remembers the order of insertion, and every touch inserts anew: the first key is the oldest.
  const buckets = new Map<string, { left: number; at: number }>()

  function put(key: string, left: number, at: number) {
    buckets.delete(key)
    if (buckets.size >= maxKeys) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break
    buckets.set(key, { left, at })
  }

  function level(key: string, at: number) {
    const bucket = buckets.get(key)
    if (!bucket) return tokens
    return Math.min(tokens, bucket.left + Math.max(0, at - bucket.at) * perMillisecond)
  }

  return {
    take(key: string): void {
      const at = now().getTime()
      const left = level(key, at)
      // A refusal is written down too: else a clock set back would refuse until it had caught up again.
      put(key, left < 1 ? left : left - 1, at)
      if (left < 1) {
        const retryAfter = Math.max(1, Math.ceil((1 - left) / perMillisecond / 1000))
        throw new AuthError(429, 'over_request_rate_limit', 'Request rate limit reached', { retryAfter })
      }
    },
    giveBack(key: string): void {
      const at = now().getTime()
      put(key, Math.min(tokens, level(key, at) + 1), at)
    },
    size: () => buckets.size,
  }
}
