import { createContext, onMount } from 'svelte'

const OFF = 'laude/review-keys-off'
const WRITES = 'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], dialog'

export interface ReviewShortcuts {
  on: boolean
  /** A keydown handler for the window. It ignores keys while the instructor types or a dialog is open. */
  listen: (does: Record<string, () => unknown>) => (event: KeyboardEvent) => void
}

const [useReviewShortcuts, setShortcuts] = createContext<ReviewShortcuts>()
export { useReviewShortcuts }

/** Single-key shortcuts misfire with speech input (WCAG 2.1.4), so they can be turned off, and stay off on this device. */
export function createReviewShortcuts(): ReviewShortcuts {
  let on = $state(true)
  onMount(() => (on = localStorage.getItem(OFF) === null))
  return setShortcuts({
    get on() {
      return on
    },
    set on(enabled) {
      on = enabled
      if (enabled) localStorage.removeItem(OFF)
      else localStorage.setItem(OFF, '')
    },
    listen: (does) => (event) => {
      const { target, key } = event
      if (!on || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (target instanceof Element && target.closest(WRITES)) return
      if (!(key in does) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      void does[key]?.()
    },
  })
}
