import { invalidate } from '$app/navigation'
import { REVIEWS } from './reviews-filter.ts'

let last: Promise<unknown> = Promise.resolve()

/** Requests wait for the one before, so that claims and releases arrive in the order of what was opened and left. */
const enqueue = (request: () => Promise<unknown>) => (last = last.then(request))

const post = (action: string, release: boolean) => {
  const body = new FormData()
  body.set('release', String(release))
  const headers = { 'x-sveltekit-action': 'true' }
  return fetch(action, { method: 'POST', body, keepalive: true, headers }).catch((failure: unknown) => {
    // Offline, nothing is claimed and the page stays as it is.
    if (!(failure instanceof TypeError)) throw failure
  })
}

/** Claims the submission that was opened, and reloads what shows the claim. */
export const takeClaim = (action: string) =>
  enqueue(async () => {
    await post(action, false)
    await invalidate(REVIEWS)
  })

export const leaveClaim = (action: string) => enqueue(() => post(action, true))
