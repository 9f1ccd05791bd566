import process from 'node:process'
import type { Worker } from '../_services/workers/repeat.ts'
import type { Dependencies } from './dependencies.ts'
import type { BulkLog } from './log.ts'

/** How long running requests and workers may take after the signal, in milliseconds. */
const TIMEOUT = 5000

interface RunningServer {
  server: { shutdown: () => Promise<void> }
  workers: Worker
  deps: Dependencies
  log: BulkLog
}

/** On SIGINT or SIGTERM: refuses new requests, answers the accepted ones and exits. */
export function shutdownOnSignal({ server, workers, deps, log }: RunningServer): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), TIMEOUT)
    // A stream is a response that would never end by itself.
    await Promise.all([deps.streamServices.stop(), server.shutdown()])
    await Promise.all([workers.stop(), deps.recorder.drain(), deps.finisher.drain()])
    await Promise.all([deps.responseCache.stop(), deps.openSessions.stop(), deps.db.end()])
    log.flush()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}
