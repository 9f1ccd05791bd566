import type { LoadedEvent, StoredState } from '../../_db/queries/engine/load.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { newLearner, type Learner } from '../../_domain/engine/learner.ts'

/** The learner as the fold takes it, from the stored state. */
export function toLearner(stored: StoredState, newest: number): Learner {
  // A learner before their first event has missed no rule.
  if (stored.revision === null) return newLearner(newest)
  return {
    counters: stored.counters ?? {},
    streaks: stored.streaks ?? {},
    xp: Number(stored.total),
    level: stored.level ?? 1,
    earned: toSet(stored.earned),
    revoked: toSet(stored.revoked),
    validated: toSet(stored.validated),
    handed: toSet(stored.handed),
    paid: new Map(),
    rules_version: Number(stored.rules_version),
  }
}

/** The ids are plain, so Postgres quotes none of them. */
const toSet = (list: string | null): ReadonlySet<string> =>
  list === null || list === '{}' ? EMPTY : new Set(list.slice(1, -1).split(','))

const EMPTY: ReadonlySet<string> = new Set()

/** The XP that the tests of these events have paid before. */
export const paidBefore = (events: readonly { activity: Activity; loaded: LoadedEvent }[]): Learner['paid'] =>
  new Map(
    events.flatMap(({ activity: { content_id }, loaded: { paid } }) =>
      content_id !== null && paid !== null ? [[content_id, Number(paid)]] : [],
    ),
  )
