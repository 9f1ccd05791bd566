import type { LoadedEvent, StoredState } from '../../_db/queries/engine/load.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { newLearner, type Learner } from '../../_domain/engine/learner.ts'

/** A learner as the fold knows them, from what is stored. */
export function toLearner(stored: StoredState, newest: number): Learner {
  // Somebody who has done nothing yet has missed no rule.
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

/** The ids are plain: nothing in them is quoted. */
const toSet = (list: string | null): ReadonlySet<string> =>
  list === null || list === '{}' ? NONE : new Set(list.slice(1, -1).split(','))

const NONE: ReadonlySet<string> = new Set()

/** What the tests of these events have paid so far. */
export const paidBefore = (events: readonly { activity: Activity; loaded: LoadedEvent }[]): Learner['paid'] =>
  new Map(
    events.flatMap(({ activity: { content_id }, loaded: { paid } }) =>
      content_id !== null && paid !== null ? [[content_id, Number(paid)]] : [],
    ),
  )
