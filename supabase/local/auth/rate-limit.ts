import type { GrowingDelay } from './growing-delay.ts'
import { rateLimited } from './rate-limited.ts'
import { createRecentMap } from '../../../functions/_domain/recent-map.ts'

export interface RateLimit {
  /** How many at once; as many come back, evenly, over `seconds`. */
  tokens: number
  seconds: number
}

/** Per network, except for guesses. */
export interface RateLimits {
  signUp: RateLimit
  /** Only wrong passwords count. */
  signIn: RateLimit
  /** Between wrong passwords for one account from one network. */
  guess: GrowingDelay
  refresh: RateLimit
  updateUser: RateLimit
  /** Requests for a mail, whoever would get it. */
  mail: RateLimit
  /** Between mails to one address, whether or not it has an account. */
  mailTo: GrowingDelay
  /** Mailed links that are tried. */
  verify: RateLimit
}

const fiveMinutes = 5 * 60

export const defaultLimits: RateLimits = {
  signUp: { tokens: 30, seconds: fiveMinutes },
  signIn: { tokens: 60, seconds: fiveMinutes },
  guess: { free: 5, first: 1, longest: 60, forget: 15 * 60 },
  refresh: { tokens: 150, seconds: fiveMinutes },
  updateUser: { tokens: 30, seconds: fiveMinutes },
  mail: { tokens: 30, seconds: fiveMinutes },
  mailTo: { free: 1, first: 60, longest: 15 * 60, forget: 60 * 60 },
  verify: { tokens: 30, seconds: fiveMinutes },
}

/** Token buckets, one per key; at most `maxKeys` of them, the longest untouched making room. */
export function createRateLimit({ tokens, seconds }: RateLimit, now: () => Date, maxKeys = 10_000) {
  const perMillisecond = tokens / (seconds * 1000)
  const buckets = createRecentMap<{ left: number; at: number }>(maxKeys)

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
      buckets.set(key, { left: left < 1 ? left : left - 1, at })
      if (left < 1) throw rateLimited((1 - left) / perMillisecond / 1000)
    },
    giveBack(key: string): void {
      const at = now().getTime()
      buckets.set(key, { left: Math.min(tokens, level(key, at) + 1), at })
    },
    size: buckets.size,
  }
}
