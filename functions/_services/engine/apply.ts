import type { Database } from '../../_db/client.ts'
import { isTransient } from '../../_db/errors.ts'
import { completionFacts } from '../../_db/queries/engine/completion-facts.ts'
import { loadEvents } from '../../_db/queries/engine/load.ts'
import { storeEffects } from '../../_db/queries/engine/store/store-effects.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import type { AttemptClosing } from '../../_domain/attempts/closing.ts'
import type { CompletionFacts } from '../../_domain/engine/completion.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import { factKey, foldBatch, learnerOf, withCompleted, type EventToFold } from './fold-batch.ts'
import type { EngineMeasures } from './measures.ts'
import type { Rulesets } from './rulesets.ts'

/** The most events of one batch. */
export const MAX_BATCH = 100

export interface Engine {
  db: Database
  rulesets: Rulesets
  now: () => number
  measures?: EngineMeasures
}

/** `xp` is the learner's XP in the community after the event. */
export type AppliedEvent =
  | { status: 'applied' | 'duplicate'; outcome: Outcome; xp: number }
  /** The event itself causes an error; nothing of it was written. */
  | { status: 'refused'; error: unknown }

/** An event, and the attempt that ends with it: either both are written or neither. */
export interface EventToApply {
  activity: Activity
  closing?: AttemptClosing
  /** When it reached us, in milliseconds since 1970. Unset: just now. */
  receivedAt?: number
}

/**
 * The only code that turns events into progress. Each event counts once, however often it is sent. The events of a learner in
 * a batch are written together; if one of them causes an error, all but that one.
 */
export async function applyEvents(
  engine: Engine,
  activities: Activity[],
  receivedAt?: readonly number[],
): Promise<AppliedEvent[]> {
  const applied = await applyWithClosings(
    engine,
    activities.map((activity, index) => ({ activity, receivedAt: receivedAt?.[index] })),
  )
  return applied.map((it) => {
    if (it.status === 'changed') throw new Error('Only an event with an attempt can be reported as changed.')
    return it
  })
}

/** Writes nothing of an attempt that changed after it was read: the caller reads and grades it again. */
export async function applyWithClosings(
  engine: Engine,
  events: EventToApply[],
): Promise<(AppliedEvent | { status: 'changed' })[]> {
  if (events.length > MAX_BATCH) throw new RangeError(`A batch has at most ${MAX_BATCH} events.`)
  if (events.length === 0) return []
  const { measures, now } = engine
  const startedAt = now()
  try {
    const results = await applyInHalves(engine, events)
    measures?.applied(events, results, { startedAt, writtenAt: now() })
    return results
  } catch (error) {
    measures?.failed(events.length)
    throw error
  }
}

async function applyInHalves(
  engine: Engine,
  events: EventToApply[],
): Promise<(AppliedEvent | { status: 'changed' })[]> {
  try {
    return await applyTogether(engine, events)
  } catch (error) {
    if (isTransient(error)) throw error
    if (events.length === 1) return [{ status: 'refused', error }]
    // One event spoils the batch: halving finds it without applying each alone.
    const half = events.length >> 1
    return [
      ...(await applyInHalves(engine, events.slice(0, half))),
      ...(await applyInHalves(engine, events.slice(half))),
    ]
  }
}

/**
 * Reads, folds and writes. A learner whose state another batch has changed meanwhile is read again; every round some batch
 * succeeds, so this ends. Nothing is locked while it folds, and no transaction spans the two statements, so none can outlive
 * its connection.
 */
async function applyTogether(
  engine: Engine,
  events: EventToApply[],
): Promise<(AppliedEvent | { status: 'changed' })[]> {
  const results = new Map<string, AppliedEvent | { status: 'changed' }>()
  let pending = withoutRepeats(events)
  while (pending.length > 0) {
    const loaded = await loadEvents(
      engine.db,
      pending.map(({ activity }) => activity),
    )
    const newEvents: EventToFold[] = []
    for (const [index, event] of pending.entries()) {
      const it = loaded[index]
      if (!it) throw new Error('The database returned no row for an event.')
      if (it.known)
        results.set(identity(event), {
          status: 'duplicate',
          outcome: withCompleted(it.outcome ?? EMPTY_OUTCOME),
          xp: Number(it.total ?? 0),
        })
      else newEvents.push({ ...event, loaded: it })
    }
    if (newEvents.length === 0) break
    const { effects, folded } = await foldAll(engine, newEvents)
    const written = await storeEffects(engine.db, effects)
    pending = []
    for (const event of newEvents) {
      const it = folded.get(event.activity)
      if (it && written.learners.has(learnerOf(event.activity)))
        results.set(identity(event), { status: 'applied', ...it })
      else if (event.closing) results.set(identity(event), { status: 'changed' })
      else pending.push(event)
    }
  }
  const seen = new Set<string>()
  return events.map((event) => {
    const key = identity(event)
    const result = results.get(key)
    if (!result) throw new Error('An event has no result.')
    // Of equal events in the batch the first was applied, the others are duplicates.
    const isRepeat = seen.has(key)
    seen.add(key)
    return isRepeat && result.status === 'applied' ? { ...result, status: 'duplicate' } : result
  })
}

/** Completing a curriculum is rare: only then are the facts of its event loaded, and the batch folded once more. */
async function foldAll(engine: Engine, newEvents: EventToFold[]): Promise<ReturnType<typeof foldBatch>> {
  const [rulesets, now] = [await rulesOf(engine, newEvents), engine.now()]
  const facts = new Map<string, CompletionFacts>()
  for (;;) {
    const folded = foldBatch(newEvents, rulesets, now, facts)
    if (folded.missing.length === 0) return folded
    for (const { user_id, id, ...it } of await completionFacts(engine.db, folded.missing))
      facts.set(factKey({ user_id, id }), it)
  }
}

async function rulesOf({ db, rulesets }: Engine, newEvents: EventToFold[]) {
  const newest = new Map(newEvents.map(({ activity, loaded }) => [activity.community_id, Number(loaded.newest ?? 0)]))
  return new Map(
    await Promise.all([...newest].map(async ([id, version]) => [id, await rulesets.at(id, version, db)] as const)),
  )
}

/** Events with the same learner and id are the same event. */
const identity = ({ activity: { user_id, id } }: EventToApply) => `${user_id} ${id}`

/** An event that is in the batch twice is applied once. */
const withoutRepeats = (events: EventToApply[]): EventToApply[] => {
  const distinct = new Map<string, EventToApply>()
  for (const event of events) if (!distinct.has(identity(event))) distinct.set(identity(event), event)
  return [...distinct.values()]
}

/** The outcome of an event that was logged before outcomes were stored. */
const EMPTY_OUTCOME: Outcome = { xp: [], level: { before: 1, after: 1 }, streaks: [], achievements: [], milestones: [] }
