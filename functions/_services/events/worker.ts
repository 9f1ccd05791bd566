import { setTimeout } from 'node:timers/promises'
import type { Engine } from './apply.ts'
import { drainQueue } from './drain.ts'

export interface Worker {
  /** Finishes the batch at hand and stops. */
  stop: () => Promise<void>
}

export interface WorkerOptions {
  /** How long to rest when nothing is due, or after a failure, in milliseconds. */
  pause?: number
  report?: (error: unknown) => void
}

/** Drains the queue for as long as it runs. Any number may run beside each other. */
export function startWorker(engine: Engine, { pause = 250, report = console.error }: WorkerOptions = {}): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  const loop = async () => {
    while (!signal.aborted) {
      const drained = await drainQueue(engine).catch((error: unknown) => report(error))
      // Being stopped ends the rest early; that is no failure.
      if (!drained?.taken) await setTimeout(pause, undefined, { signal }).catch(() => undefined)
    }
  }
  const ended = loop()
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}
