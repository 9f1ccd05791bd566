import { cubicOut } from 'svelte/easing'
import { prefersReducedMotion, Tween } from 'svelte/motion'

const MOMENT_MS = 1_100

/**
 * The animation of a result: a clock from 0 to 1 that every animated part is drawn from. Where it does not play, for instance
 * with reduced motion, it is 1 from the start, so there is one way to draw.
 */
export const createCelebration = (waits: boolean) => {
  const clock = new Tween(waits && !prefersReducedMotion.current ? 0 : 1, { duration: MOMENT_MS })
  const skip = () => void clock.set(1, { duration: 0 })
  return {
    play: () => {
      if (prefersReducedMotion.current) return skip()
      void clock.set(0, { duration: 0 })
      void clock.set(1)
    },
    skip,
    get over() {
      return clock.current === 1
    },
    /** The progress of the n-th of many parts, 0–1: each begins a little after the one before, and the last ends with the clock. */
    at: (n: number, many: number) => {
      const start = (0.5 * n) / Math.max(1, many)
      return cubicOut(Math.min(1, Math.max(0, (clock.current - start) / 0.5)))
    },
  }
}

export type Celebration = ReturnType<typeof createCelebration>
