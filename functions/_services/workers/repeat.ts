import { setTimeout } from 'node:timers/promises'
import { unmeasured, type Metrics } from '../../_domain/ops/metrics.ts'
import { measureTurns } from './measure-turns.ts'

/** Background work beside requests. */
export interface Worker {
  /** Finishes the current turn and stops. */
  stop: () => Promise<void>
  /** How long the turn in hand has taken, in milliseconds: 0 between turns. A loop that is stuck never ends its turn. */
  turnAge?: () => number
}

export interface RepeatOptions {
  /** The pause between two turns, in milliseconds. */
  pause: number
  /** How far the pause grows while turns fail, doubling each time. Then only the first failure is reported, and that it is over. */
  maxPause?: number
  report?: (error: unknown) => void
  /** What it does, for its metrics. */
  name?: string
  metrics?: Metrics
}

/** Repeats a turn until it is stopped. A turn that returns true has more to do, so the next follows at once. */
export function repeat(
  turn: () => Promise<boolean>,
  { pause, maxPause, report = console.error, name = 'other', metrics = unmeasured }: RepeatOptions,
): Worker {
  const measured = measureTurns(metrics, name, pause)
  const stopping = new AbortController()
  const { signal } = stopping
  let began: number | undefined
  const loop = async () => {
    let failures = 0
    while (!signal.aborted) {
      let more = false
      began = performance.now()
      try {
        more = await measured(turn)
        if (failures > 0 && maxPause !== undefined) report(new Error(`It works again, after ${failures} failures.`))
        failures = 0
      } catch (error) {
        if (failures++ === 0 || maxPause === undefined) report(error)
      }
      began = undefined
      const wait = maxPause === undefined ? pause : Math.min(pause * 2 ** failures, Math.max(pause, maxPause))
      // Stopping ends the pause early, which is no failure.
      if (!more) await setTimeout(wait, undefined, { signal }).catch(() => undefined)
    }
  }
  const ended = loop()
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
    turnAge: () => (began === undefined ? 0 : performance.now() - began),
  }
}

/** Several workers that stop as one, and are as stuck as the one that is stuck the most. */
export const combine = (...workers: Worker[]): Worker => ({
  stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
  turnAge: () => Math.max(0, ...workers.map((worker) => worker.turnAge?.() ?? 0)),
})

/** Says whose error it is. */
export const reportAs =
  (who: string, report: (error: unknown) => void = console.error) =>
  (error: unknown): void =>
    report(new Error(`${who}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }))
