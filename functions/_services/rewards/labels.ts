import type { Database } from '../../_db/client.ts'
import { loadRewardLabels, type RewardLabel } from '../../_db/queries/rewards/labels.ts'

/** How what was given looks, by its code. */
export interface RewardLabels {
  of: (codes: readonly string[]) => Promise<ReadonlyMap<string, RewardLabel>>
}

/** How long a name that was changed may be shown as it was, in milliseconds. */
const FRESH = 60_000

export function createRewardLabels(db: Database, now: () => number): RewardLabels {
  let known = new Map<string, RewardLabel>()
  let since = now()
  return {
    of: async (codes) => {
      if (now() - since > FRESH) {
        known = new Map()
        since = now()
      }
      const kept = known
      const missing = codes.filter((code) => !kept.has(code))
      if (missing.length > 0) for (const face of await loadRewardLabels(db, missing)) kept.set(face.code, face)
      return kept
    },
  }
}
