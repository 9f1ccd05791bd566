import type { SubmitFunction } from '$app/forms'
import { refreshAll } from '$app/navigation'
import { tick } from 'svelte'

/**
 * Submits a form without scrolling or moving the focus. If the focused element disappears, the focus moves to the given
 * element.
 */
export const keepFocus =
  (fallback: () => HTMLElement | null | undefined): SubmitFunction =>
  () =>
  async ({ result, update }) => {
    if (result.type !== 'success') return update({ reset: false })
    await refreshAll()
    await tick()
    const { activeElement: focused } = document
    // A button that was just disabled keeps the focus until the next frame.
    if (focused === null || focused === document.body || focused.matches(':disabled')) fallback()?.focus()
  }
