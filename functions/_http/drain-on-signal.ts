import process from 'node:process'
import type { Log } from './log.ts'

interface DrainOptions {
  /** Finishes what is in hand. */
  drain: () => Promise<void>
  /** How long that may take. */
  seconds: number
  log: Log
}

/** On SIGINT or SIGTERM: drains and exits with 0, or with 1 when that takes too long. A second signal exits at once. */
export function drainOnSignal({ drain, seconds, log }: DrainOptions): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    log({ level: 'info', worker: 'stopping' })
    setTimeout(() => {
      log({ level: 'error', worker: `What was in hand took longer than ${seconds} s.` })
      process.exit(1)
    }, seconds * 1000)
    await drain()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}
