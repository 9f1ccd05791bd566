import { setTimeout } from 'node:timers/promises'

/** Background work beside requests. */
export interface Worker {
  /** Finishes the current turn and stops. */
  stop: () => Promise<void>
}

export interface RepeatOptions {
  /** The pause between two turns, in milliseconds. */
  pause: number
  report?: (error: unknown) => void
}

/** Repeats a turn until it is stopped. A turn that returns true has more to do, so the next follows at once. */
export function repeat(turn: () => Promise<boolean>, { pause, report = console.error }: RepeatOptions): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  const loop = async () => {
    while (!signal.aborted) {
      const more = await turn().catch((error: unknown) => report(error))
      // Stopping ends the pause early, which is no failure.
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

/** Several workers that stop as one. */
export const combine = (...workers: Worker[]): Worker => ({
  stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
})
