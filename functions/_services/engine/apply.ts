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
import type { Rulesets } from './rulesets.ts'

/** How many events one transaction takes at the most. */
export const MAX_BATCH = 100

export interface Engine {
  db: Database
  rulesets: Rulesets
  now: () => number
}

/** `xp` is what the learner has in the community after it. */
export type AppliedEvent =
  | { status: 'applied' | 'duplicate'; outcome: Outcome; xp: number }
  /** The event itself is at fault; nothing of it was written. */
  | { status: 'refused'; error: unknown }

/** An event, and the attempt that ends with it: both or none of them are written. */
export interface EventToApply {
  activity: Activity
  closing?: AttemptClosing
}

/**
 * The only code that turns events into progress. Each is counted once, whatever was sent before; a learner's
 * events of a batch are written together, or, where one is at fault, all but that one.
 */
export async function applyEvents(engine: Engine, activities: Activity[]): Promise<AppliedEvent[]> {
  const applied = await applyWithClosings(
    engine,
    activities.map((activity) => ({ activity })),
  )
  return applied.map((it) => {
    if (it.status === 'changed') throw new Error('Only an attempt changes.')
    return it
  })
}

/** Of an attempt that changed since it was read, nothing is written: it is for the caller to read and grade again. */
export async function applyWithClosings(
  engine: Engine,
  works: EventToApply[],
): Promise<(AppliedEvent | { status: 'changed' })[]> {
  if (works.length > MAX_BATCH) throw new RangeError(`A batch has at most ${MAX_BATCH} events.`)
  if (works.length === 0) return []
  try {
    return await applyTogether(engine, works)
  } catch (error) {
    if (isTransient(error)) throw error
    if (works.length === 1) return [{ status: 'refused', error }]
    // One of them spoils the rest: halving finds it without trying each alone.
    const half = works.length >> 1
    return [...(await applyWithClosings(engine, works.slice(0, half))), ...(await applyWithClosings(engine, works.slice(half)))]
  }
}

/**
 * Reads, folds, and writes what nobody has changed meanwhile; the learners that somebody was faster with are read
 * again. Each round some batch gets on, so this ends. Nothing is locked while it folds, and there is no transaction
 * that could outlive a connection: each of the two statements is one.
 */
async function applyTogether(engine: Engine, works: EventToApply[]): Promise<(AppliedEvent | { status: 'changed' })[]> {
  const answers = new Map<string, AppliedEvent | { status: 'changed' }>()
  let open = withoutRepeats(works)
  while (open.length > 0) {
    const loaded = await loadEvents(
      engine.db,
      open.map(({ activity }) => activity),
    )
    const fresh: EventToFold[] = []
    for (const [index, work] of open.entries()) {
      const it = loaded[index]
      if (!it) throw new Error('An event was not answered.')
      if (it.known)
        answers.set(identity(work), {
          status: 'duplicate',
          outcome: withCompleted(it.outcome ?? NOTHING),
          xp: Number(it.total ?? 0),
        })
      else fresh.push({ ...work, loaded: it })
    }
    if (fresh.length === 0) break
    const { effects, folded } = await foldAll(engine, fresh)
    const written = await storeEffects(engine.db, effects)
    open = []
    for (const work of fresh) {
      const it = folded.get(work.activity)
      if (it && written.learners.has(learnerOf(work.activity)))
        answers.set(identity(work), { status: 'applied', ...it })
      else if (work.closing) answers.set(identity(work), { status: 'changed' })
      else open.push(work)
    }
  }
  const met = new Set<string>()
  return works.map((work) => {
    const key = identity(work)
    const answer = answers.get(key)
    if (!answer) throw new Error('An event was left out.')
    // The first of an event in the batch is the one that was applied.
    const again = met.has(key)
    met.add(key)
    return again && answer.status === 'applied' ? { ...answer, status: 'duplicate' } : answer
  })
}

/** Completing something is rare: only then is what its event says of it read, and the batch folded once more. */
async function foldAll(engine: Engine, fresh: EventToFold[]): Promise<ReturnType<typeof foldBatch>> {
  const [rulesets, now] = [await rulesOf(engine, fresh), engine.now()]
  const facts = new Map<string, CompletionFacts>()
  for (;;) {
    const folded = foldBatch(fresh, rulesets, now, facts)
    if (folded.asked.length === 0) return folded
    for (const { user_id, id, ...it } of await completionFacts(engine.db, folded.asked))
      facts.set(factKey({ user_id, id }), it)
  }
}

async function rulesOf({ db, rulesets }: Engine, fresh: EventToFold[]) {
  const newest = new Map(fresh.map(({ activity, loaded }) => [activity.community_id, Number(loaded.newest ?? 0)]))
  return new Map(
    await Promise.all([...newest].map(async ([id, version]) => [id, await rulesets.at(id, version, db)] as const)),
  )
}

/** What makes two events the same. */
const identity = ({ activity: { user_id, id } }: EventToApply) => `${user_id} ${id}`

/** An event that is twice in the batch is applied once. */
const withoutRepeats = (works: EventToApply[]): EventToApply[] => {
  const met = new Map<string, EventToApply>()
  for (const work of works) if (!met.has(identity(work))) met.set(identity(work), work)
  return [...met.values()]
}

/** The outcome of an event from before outcomes were kept. */
const NOTHING: Outcome = { xp: [], level: { before: 1, after: 1 }, streaks: [], achievements: [], milestones: [] }
