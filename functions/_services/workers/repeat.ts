import { setTimeout } from 'node:timers/promises'

/** Work that goes on beside requests. */
export interface Worker {
  /** Finishes what is at hand and stops. */
  stop: () => Promise<void>
}

export interface RepeatOptions {
  /** How long to rest between one turn and the next, in milliseconds. */
  pause: number
  report?: (error: unknown) => void
}

/** Does the same again and again. A turn that says there is more is followed at once by the next. */
export function repeat(turn: () => Promise<boolean>, { pause, report = console.error }: RepeatOptions): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  const loop = async () => {
    while (!signal.aborted) {
      const more = await turn().catch((error: unknown) => report(error))
      // Being stopped ends the rest early; that is no failure.
      if (!more) await setTimeout(pause, undefined, { signal }).catch(() => undefined)
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

/** Several, stopped as one. */
export const together = (...workers: Worker[]): Worker => ({
  stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
})
