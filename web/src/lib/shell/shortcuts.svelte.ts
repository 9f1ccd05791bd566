import { createContext, onMount } from 'svelte'

/** Named after the pages that had shortcuts first: whoever turned them off there has them off everywhere. */
const OFF = 'laude/review-keys-off'
const WRITES = 'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], dialog'

export interface Shortcuts {
  on: boolean
  /** Whether the list of them is open. */
  isListed: boolean
  /** A keydown handler for the window. It ignores keys while somebody types or a dialog is open. */
  listen: (does: Record<string, () => unknown>) => (event: KeyboardEvent) => void
}

const [useShortcuts, setShortcuts] = createContext<Shortcuts>()
export { useShortcuts }

/** Single-key shortcuts misfire with speech input (WCAG 2.1.4), so they can be turned off, and stay off on this device. */
export function createShortcuts(): Shortcuts {
  let on = $state(true)
  let isListed = $state(false)
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
    get isListed() {
      return isListed
    },
    set isListed(open) {
      isListed = open
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

/** Ctrl or Command with Enter, while somebody types. */
export const isSendKey = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => key === 'Enter' && (ctrlKey || metaKey)
