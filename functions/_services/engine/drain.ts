import { putBack, removeQueued, takeDueEvents } from '../../_db/queries/engine/event-queue.ts'
import { withService } from '../../_db/session.ts'
import { applyEvents, MAX_BATCH, type Engine } from './apply.ts'
import { describeError } from './describe-error.ts'

/** After so many tries an event is parked with its error. */
export const MAX_TRIES = 5

export interface DrainResult {
  taken: number
  applied: number
  failed: number
}

/**
 * Applies the oldest due events of the queue. An event leaves the queue only once it is in the log: after a crash in between
 * it is applied again, and the log answers with the earlier outcome.
 */
export function drainQueue(engine: Engine, limit = MAX_BATCH): Promise<DrainResult> {
  return withService(engine.db, async (tx) => {
    const queued = await takeDueEvents(tx, limit)
    const applied = await applyEvents(
      engine,
      queued.map(({ event }) => event),
      queued.map(({ created_at }) => created_at.getTime()),
    )
    const done: number[] = []
    for (const [index, { id, tries }] of queued.entries()) {
      const result = applied[index]
      if (result?.status !== 'refused') done.push(id)
      else await putBack(tx, { id, tries: tries + 1, error: describeError(result.error), park: tries + 1 >= MAX_TRIES })
    }
    if (done.length > 0) await removeQueued(tx, done)
    return { taken: queued.length, applied: done.length, failed: queued.length - done.length }
  })
}
