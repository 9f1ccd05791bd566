import type { SubmitFunction } from '$app/forms'
import { invalidateAll } from '$app/navigation'
import { tick } from 'svelte'

/** A form that changes its page a little: nothing moves, and the focus goes where one goes on, if what had it is gone. */
export const keepFocus =
  (goOn: () => HTMLElement | null | undefined): SubmitFunction =>
  () =>
  async ({ result, update }) => {
    if (result.type !== 'success') return update({ reset: false })
    await invalidateAll()
    await tick()
    const { activeElement: has } = document
    // A button that is disabled now has the focus until the next frame.
    if (has === null || has === document.body || has.matches(':disabled')) goOn()?.focus()
  }
