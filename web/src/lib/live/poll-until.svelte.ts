import { refreshAll } from '$app/navigation'

const WAITS_MS = [1_000, 2_000, 4_000, 8_000]

/** Reloads the page's data a few times, ever more slowly, while something is pending. Call it in a component. */
export const pollUntil = (pending: () => boolean) => {
  let polls = $state(0)
  $effect(() => {
    const wait = WAITS_MS[polls]
    if (!pending() || wait === undefined) return
    const timer = setTimeout(() => void refreshAll().finally(() => polls++), wait)
    return () => clearTimeout(timer)
  })
  return {
    get givenUp() {
      return polls === WAITS_MS.length
    },
  }
}
