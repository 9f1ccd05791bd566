import { setTimeout } from 'node:timers/promises'
import type { Engine } from '../events/apply.ts'
import type { Worker, WorkerOptions } from '../events/worker.ts'
import { lookAtEveryone, sweepNewRules, type SweepOptions } from './sweep.ts'

export interface SweeperOptions extends WorkerOptions, SweepOptions {
  /** How long between looks at windows and boards, in milliseconds. */
  lookEvery?: number
}

/** Sweeps for as long as it runs. Any number may run beside each other: a community has one sweeper at a time. */
export function startSweeper(
  engine: Engine,
  { pause = 1000, lookEvery = 60_000, report = console.error, ...options }: SweeperOptions = {},
): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  const every = async (rest: number, work: () => Promise<unknown>) => {
    while (!signal.aborted) {
      await work().catch((error: unknown) => report(error))
      // Being stopped ends the rest early; that is no failure.
      await setTimeout(rest, undefined, { signal }).catch(() => undefined)
    }
  }
  const ended = Promise.all([
    every(pause, () => sweepNewRules(engine, options)),
    every(lookEvery, () => lookAtEveryone(engine, options)),
  ])
  return {
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}
