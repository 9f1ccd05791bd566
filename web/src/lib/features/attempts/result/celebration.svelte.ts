import { cubicOut } from 'svelte/easing'
import { prefersReducedMotion, Tween } from 'svelte/motion'

const MOMENT_MS = 1_100

/**
 * The celebratory moment: a clock from 0 to 1 that everything it moves is drawn from. Where it does not play it stands
 * at 1 from the start, so there is one way to draw, and the end is the same for everyone.
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
    /** Of the n-th of many, 0–1: each begins a little after the one before it, and the last ends with the clock. */
    at: (n: number, many: number) => {
      const start = (0.5 * n) / Math.max(1, many)
      return cubicOut(Math.min(1, Math.max(0, (clock.current - start) / 0.5)))
    },
  }
}

export type Celebration = ReturnType<typeof createCelebration>
