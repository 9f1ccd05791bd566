import { createRecentMap } from '../../../functions/_domain/recent-map.ts'
import { rateLimited } from './rate-limited.ts'

export interface GrowingDelay {
  /** How many tries may follow each other without a pause. */
  free: number
  /** Seconds of the first pause; each one is twice as long as the one before. */
  first: number
  /** Seconds of the longest pause. */
  longest: number
  /** Seconds without a try after which all earlier ones are forgotten. */
  forget: number
}

/** Pauses between tries, for each key apart: they grow, but there is always a next try. */
export function createGrowingDelay({ free, first, longest, forget }: GrowingDelay, now: () => Date, maxKeys = 10_000) {
  const tries = createRecentMap<{ count: number; at: number }>(maxKeys)

  return {
    /** Counts a try, or refuses it because the pause after the last one is not over. */
    take(key: string): void {
      const at = now().getTime()
      const last = tries.get(key)
      // Negative after the clock was set back: the pause then begins anew.
      const passed = last ? Math.max(0, at - last.at) / 1000 : Infinity
      const count = last && passed < forget ? last.count : 0
      const pause = count < free ? 0 : Math.min(longest, first * 2 ** (count - free))
      if (passed >= pause) return tries.set(key, { count: count + 1, at })
      if (last && at < last.at) tries.set(key, { count, at })
      throw rateLimited(pause - passed)
    },
    /** Does not count the last try: nothing was learned by it. */
    giveBack(key: string): void {
      const last = tries.get(key)
      if (last) tries.set(key, { ...last, count: Math.max(0, last.count - 1) })
    },
    /** Forgets all tries of a key. */
    clear: (key: string) => void tries.delete(key),
    size: tries.size,
  }
}
