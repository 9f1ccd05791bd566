import { repeat, type RepeatOptions, type Worker } from './repeat.ts'
import type { Engine } from '../engine/apply.ts'
import { drainQueue } from '../engine/drain.ts'

/** Drains the queue until it is stopped. Any number of these may run at the same time. */
export const startWorker = (engine: Engine, { pause = 250, report }: Partial<RepeatOptions> = {}): Worker =>
  repeat(async () => (await drainQueue(engine)).taken > 0, { pause, report })
