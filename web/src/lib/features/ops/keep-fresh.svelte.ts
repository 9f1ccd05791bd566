import { invalidate } from '$app/navigation'
import { OPS_FIGURES } from './figures-key.ts'

/** How often what is shown is asked for again, in milliseconds. */
const EVERY = 10_000

/** Asks for the figures again while the page is in sight, and at once when it comes back into sight. */
export function keepFresh(): void {
  $effect(() => {
    let last = Date.now()
    const refresh = () => {
      if (document.visibilityState !== 'visible' || Date.now() - last < EVERY) return
      last = Date.now()
      void invalidate(OPS_FIGURES)
    }
    const timer = setInterval(refresh, EVERY / 10)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  })
}
