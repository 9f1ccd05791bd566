import { repeat, type RepeatOptions, type Worker } from './repeat.ts'
import { MAX_BATCH, type Engine } from '../engine/apply.ts'
import { drainQueue } from '../engine/drain.ts'

export interface QueueWorkerOptions extends Partial<RepeatOptions> {
  /** The most events that it has in hand. */
  batch?: number
}

/** Drains the queue until it is stopped. Any number of these may run at the same time. */
export const startWorker = (
  engine: Engine,
  { pause = 250, report, metrics, batch = MAX_BATCH }: QueueWorkerOptions = {},
): Worker => repeat(async () => (await drainQueue(engine, batch)).taken > 0, { pause, report, metrics, name: 'events' })
