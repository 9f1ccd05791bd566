import { invalidate } from '$app/navigation'
import { REVIEWS } from './reviewing.ts'

let before: Promise<unknown> = Promise.resolve()

/** One after the other, in the order of what was opened and left. */
const inTurn = (work: () => Promise<unknown>) => (before = before.then(work))

const post = (action: string, release: boolean) => {
  const body = new FormData()
  body.set('release', String(release))
  const headers = { 'x-sveltekit-action': 'true' }
  return fetch(action, { method: 'POST', body, keepalive: true, headers }).catch((failure: unknown) => {
    // Without a network nothing is claimed; the page stays as it is.
    if (!(failure instanceof TypeError)) throw failure
  })
}

/** Takes what was opened, and says so on the page. */
export const takeClaim = (action: string) =>
  inTurn(async () => {
    await post(action, false)
    await invalidate(REVIEWS)
  })

export const leaveClaim = (action: string) => inTurn(() => post(action, true))
