import { refreshAll } from '$app/navigation'

const WAITS_MS = [1_000, 2_000, 4_000, 8_000]

/** Asks the server again, a few times and ever more slowly, for what it said would follow. Call it in a component. */
export const pollUntil = (pending: () => boolean) => {
  let asked = $state(0)
  $effect(() => {
    const wait = WAITS_MS[asked]
    if (!pending() || wait === undefined) return
    const timer = setTimeout(() => void refreshAll().finally(() => asked++), wait)
    return () => clearTimeout(timer)
  })
  return {
    get givenUp() {
      return asked === WAITS_MS.length
    },
  }
}
