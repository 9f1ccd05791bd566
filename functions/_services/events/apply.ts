import type { Database } from '../../_db/client.ts'
import { isPassing } from '../../_db/errors.ts'
import { loadEvents } from '../../_db/queries/engine/load.ts'
import { storeEffects } from '../../_db/queries/engine/store.ts'
import type { Activity } from '../../_domain/activity.ts'
import type { Outcome } from '../../_domain/outcome.ts'
import { foldBatch, learnerOf, type Fresh } from './fold-batch.ts'
import type { Rulesets } from './rulesets.ts'

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
 * The only code that turns events into progress. Each is counted once, whatever was sent before; a learner's
 * events of a batch are written together, or, where one is at fault, all but that one.
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

/**
 * Reads, folds, and writes what nobody has changed meanwhile; the learners that somebody was faster with are read
 * again. Each round some batch gets on, so this ends. Nothing is locked while it folds, and there is no transaction
 * that could outlive a connection: each of the two statements is one.
 */
async function applyTogether(engine: Engine, activities: Activity[]): Promise<Applied[]> {
  const answers = new Map<string, Applied>()
  let open = withoutRepeats(activities)
  while (open.length > 0) {
    const loaded = await loadEvents(engine.db, open)
    const fresh: Fresh[] = []
    for (const [index, activity] of open.entries()) {
      const it = loaded[index]
      if (!it) throw new Error('An event was not answered.')
      if (it.known) answers.set(identity(activity), { status: 'duplicate', outcome: it.outcome ?? NOTHING })
      else fresh.push({ activity, loaded: it })
    }
    if (fresh.length === 0) break
    const { effects, outcomes } = foldBatch(fresh, await rulesOf(engine, fresh), engine.now())
    const written = await storeEffects(engine.db, effects)
    open = []
    for (const { activity } of fresh) {
      const outcome = outcomes.get(activity)
      if (outcome && written.has(learnerOf(activity))) answers.set(identity(activity), { status: 'applied', outcome })
      else open.push(activity)
    }
  }
  const met = new Set<string>()
  return activities.map((activity) => {
    const key = identity(activity)
    const answer = answers.get(key)
    if (!answer) throw new Error('An event was left out.')
    // The first of an event in the batch is the one that was applied.
    const again = met.has(key)
    met.add(key)
    return again && answer.status === 'applied' ? { ...answer, status: 'duplicate' } : answer
  })
}

async function rulesOf({ db, rulesets }: Engine, fresh: Fresh[]) {
  const newest = new Map(fresh.map(({ activity, loaded }) => [activity.community_id, Number(loaded.newest ?? 0)]))
  return new Map(
    await Promise.all([...newest].map(async ([id, version]) => [id, await rulesets.at(id, version, db)] as const)),
  )
}

/** What makes two events the same. */
const identity = ({ user_id, id }: Activity) => `${user_id} ${id}`

/** An event that is twice in the batch is applied once. */
const withoutRepeats = (activities: Activity[]): Activity[] => {
  const met = new Map<string, Activity>()
  for (const activity of activities) if (!met.has(identity(activity))) met.set(identity(activity), activity)
  return [...met.values()]
}

/** The outcome of an event from before outcomes were kept. */
const NOTHING: Outcome = { xp: [], level: { before: 1, after: 1 }, streaks: [], achievements: [], milestones: [] }
