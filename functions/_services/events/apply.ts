import type { Database } from '../../_db/client.ts'
import { isPassing } from '../../_db/errors.ts'
import { loadDuplicates, loadLearners, loadPaid, loadVersions } from '../../_db/queries/engine/load.ts'
import { lockLearners, type LearnerKey } from '../../_db/queries/engine/lock.ts'
import { storeEffects } from '../../_db/queries/engine/store.ts'
import type { Activity } from '../../_domain/activity.ts'
import type { Outcome } from '../../_domain/outcome.ts'
import type { Ruleset } from '../../_domain/ruleset.ts'
import { foldBatch, learnerOf } from './fold-batch.ts'
import type { Rulesets } from './rulesets.ts'
import { toLearner } from './to-learner.ts'

/** How many events one transaction takes at the most. */
export const MAX_BATCH = 100

export interface Engine {
  db: Database
  rulesets: Rulesets
  now: () => number
}

export type Applied =
  | { status: 'applied' | 'duplicate'; outcome: Outcome }
  /** The event itself is at fault; nothing of it was written. */
  | { status: 'refused'; error: unknown }

/**
 * The only code that turns events into progress. Each is counted once, whatever was sent before; all of a
 * batch is written in one transaction, or, where one event is at fault, all but that one.
 */
export async function applyEvents(engine: Engine, activities: Activity[]): Promise<Applied[]> {
  if (activities.length > MAX_BATCH) throw new RangeError(`A batch has at most ${MAX_BATCH} events.`)
  if (activities.length === 0) return []
  try {
    return await applyTogether(engine, activities)
  } catch (error) {
    if (isPassing(error)) throw error
    if (activities.length === 1) return [{ status: 'refused', error }]
    // One of them spoils the rest: halving finds it without trying each alone.
    const half = activities.length >> 1
    return [
      ...(await applyEvents(engine, activities.slice(0, half))),
      ...(await applyEvents(engine, activities.slice(half))),
    ]
  }
}

async function applyTogether({ db, rulesets, now }: Engine, activities: Activity[]): Promise<Applied[]> {
  const learners = [...new Map(activities.map((it) => [learnerOf(it), keyOf(it)])).values()]
  const communities = [...new Set(activities.map((it) => it.community_id))]
  let stored: Promise<unknown> = Promise.resolve()
  const applied = await db.$client.begin(async (sql) => {
    // All in one trip: Postgres runs them one after the other, so what is read is read under the locks.
    const [, states, duplicates, paid, versions] = await Promise.all([
      lockLearners(sql, learners),
      loadLearners(sql, learners),
      loadDuplicates(sql, activities),
      loadPaid(sql, activities),
      loadVersions(sql, communities),
    ])
    const rules = new Map<string, Ruleset>()
    for (const { id, rules_version } of versions) rules.set(id, await rulesets.at(id, Number(rules_version), sql))
    const known = new Map(
      learners.map((key, index) => [
        learnerOf(key),
        toLearner(key, states[index], paid, rules.get(key.community_id)?.version),
      ]),
    )
    const seen = new Map(duplicates.map((it) => [identity(it), it.outcome]))
    const fresh = withoutRepeats(activities, seen)
    const { effects, outcomes } = foldBatch(fresh, known, rules, now())
    if (fresh.length > 0) {
      // Not waited for here, so that the commit travels with it. If it fails, that commit is a rollback.
      stored = storeEffects(sql, effects).execute()
      stored.catch(() => undefined)
    }
    const answers = new Map([...seen, ...fresh.map((it, index) => [identity(it), outcomes[index]] as const)])
    // The first of an event in the batch is the one that was applied.
    const unapplied = new Set(fresh.map(identity))
    return activities.map((it): Applied => ({
      status: unapplied.delete(identity(it)) ? 'applied' : 'duplicate',
      outcome: answers.get(identity(it)) ?? NOTHING,
    }))
  })
  await stored
  return applied
}

const keyOf = ({ user_id, community_id }: LearnerKey): LearnerKey => ({ user_id, community_id })

/** What makes two events the same. */
const identity = ({ user_id, id }: { user_id: string; id: string }) => `${user_id} ${id}`

/** An event that is there already, or twice in the batch, is applied once. */
function withoutRepeats(activities: Activity[], seen: ReadonlyMap<string, unknown>): Activity[] {
  const met = new Set<string>()
  return activities.filter((it) => {
    const key = identity(it)
    if (seen.has(key) || met.has(key)) return false
    met.add(key)
    return true
  })
}

/** The outcome of an event from before outcomes were kept. */
const NOTHING: Outcome = { xp: [], level: { before: 1, after: 1 }, streaks: [], achievements: [], milestones: [] }
