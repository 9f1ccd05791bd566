import type { Database } from '../../_db/client.ts'
import { loadRewardLabels, type RewardLabel } from '../../_db/queries/rewards/labels.ts'

/** The labels of rewards by their code. */
export interface RewardLabels {
  of: (codes: readonly string[]) => Promise<ReadonlyMap<string, RewardLabel>>
}

/** How long a label is cached, in milliseconds: a renamed achievement may have its old name for so long. */
const MAX_AGE = 60_000

export function createRewardLabels(db: Database, now: () => number): RewardLabels {
  let cache = new Map<string, RewardLabel>()
  let since = now()
  return {
    of: async (codes) => {
      if (now() - since > MAX_AGE) {
        cache = new Map()
        since = now()
      }
      // Another call may replace the cache while this one loads.
      const labels = cache
      const missing = codes.filter((code) => !labels.has(code))
      if (missing.length > 0) for (const label of await loadRewardLabels(db, missing)) labels.set(label.code, label)
      return labels
    },
  }
}
