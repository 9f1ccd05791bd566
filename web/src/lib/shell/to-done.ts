import { tick } from 'svelte'
import type { SubmitFunction } from '$app/forms'

/** Of the message that says what the last action did. */
export const DONE_ID = 'done'

/**
 * Submits a form whose page stays, and keeps what is typed into it and beside it. The message of what was done takes the focus, so
 * that it is read and the keyboard goes on from there.
 */
export const toDone =
  (then?: () => unknown): SubmitFunction =>
  () =>
  async ({ result, update }) => {
    await update({ reset: false })
    if (result.type !== 'success') return
    then?.()
    await tick()
    document.getElementById(DONE_ID)?.focus()
  }
