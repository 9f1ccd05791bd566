import { charge } from '../../_domain/rate-limits/bucket.ts'
import { createRecentMap } from '../../_domain/recent-map.ts'
import type { RateLimitStore } from './rate-limit-store.ts'

const MAX_KEYS = 100_000

/** The buckets of one process, for as long as the shared store does not answer. */
export function createMemoryStore(now: () => number): RateLimitStore {
  const fullAt = createRecentMap<number>(MAX_KEYS)
  return {
    charge: (key, policy, charged) => {
      const at = now()
      const result = charge(policy, Math.max(0, (fullAt.get(key) ?? 0) - at), charged)
      fullAt.set(key, at + result.debt)
      return Promise.resolve(result)
    },
  }
}
