import type { LoadedLearner } from '../../_db/queries/engine/load.ts'
import type { LearnerKey } from '../../_db/queries/engine/lock.ts'
import { newLearner, type Learner } from '../../_domain/learner.ts'

/** A learner as the fold knows them, from what was loaded. */
export function toLearner(
  { user_id, community_id }: LearnerKey,
  loaded: LoadedLearner | undefined,
  paid: readonly { user_id: string; community_id: string; test: string; amount: string }[],
  version = 0,
): Learner {
  if (!loaded) return newLearner(version)
  return {
    counters: loaded.counters ?? {},
    streaks: Object.fromEntries((loaded.streaks ?? []).map(({ kind, ...streak }) => [kind, streak])),
    xp: Number(loaded.total ?? 0),
    level: loaded.level ?? 1,
    earned: new Set(loaded.earned),
    validated: new Set(loaded.validated),
    handed: new Set(loaded.handed),
    paid: new Map(
      paid
        .filter((it) => it.user_id === user_id && it.community_id === community_id)
        .map((it) => [it.test, Number(it.amount)]),
    ),
    // Somebody who has done nothing yet has missed no rule.
    rules_version: loaded.rules_version === null ? version : Number(loaded.rules_version),
  }
}
