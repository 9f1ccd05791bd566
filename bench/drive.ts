import type { Activity } from '../functions/_domain/engine/activity.ts'
import type { Outcome } from '../functions/_domain/engine/outcome.ts'
import { applyEvents, MAX_BATCH, type Engine } from '../functions/_services/engine/apply.ts'

export interface Drive {
  engine: Engine
  next: (howMany: number) => Activity[]
  /** Loops at once, each with one batch under way. */
  inFlight: number
  milliseconds: number
  onApplied?: (activity: Activity, outcome: Outcome) => void
}

/** Applies batches one after the other for a while. Returns the events a second. */
export async function drive({ engine, next, inFlight, milliseconds, onApplied }: Drive): Promise<number> {
  const began = performance.now()
  let applied = 0
  const loop = async () => {
    while (performance.now() - began < milliseconds) {
      const batch = next(MAX_BATCH)
      const answers = await applyEvents(engine, batch)
      for (const [index, answer] of answers.entries()) {
        const activity = batch[index]
        if (answer.status === 'refused') throw answer.error
        if (activity) onApplied?.(activity, answer.outcome)
      }
      applied += batch.length
    }
  }
  await Promise.all(Array.from({ length: inFlight }, loop))
  return (1000 * applied) / (performance.now() - began)
}
