import type { SubmitFunction } from '$app/forms'
import { invalidateAll } from '$app/navigation'

/** A form that changes its page a little: nothing moves, and the focus goes where one goes on, if what had it is gone. */
export const stay =
  (goOn: () => HTMLElement | null | undefined): SubmitFunction =>
  () =>
  async ({ result, update }) => {
    if (result.type !== 'success') return update({ reset: false })
    await invalidateAll()
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) goOn()?.focus()
  }
