import process from 'node:process'
import type { Worker } from '../_services/workers/repeat.ts'
import type { Dependencies } from './dependencies.ts'
import type { BulkLog } from './log.ts'

/** How long what is under way may take once somebody wants us gone, in milliseconds. */
const PATIENCE = 5000

interface Running {
  server: { shutdown: () => Promise<void> }
  workers: Worker
  deps: Dependencies
  log: BulkLog
}

/** Asked to stop: takes no more, answers what it took, leaves. */
export function shutdownOnSignal({ server, workers, deps, log }: Running): void {
  let asked = false
  const stop = async () => {
    if (asked) return
    asked = true
    setTimeout(() => process.exit(1), PATIENCE)
    // Streams are answers that would never end by themselves.
    await Promise.all([deps.streamServices.stop(), server.shutdown()])
    await Promise.all([workers.stop(), deps.recorder.drain(), deps.finisher.drain()])
    await Promise.all([deps.responseCache.stop(), deps.db.end()])
    log.flush()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}
