import { createContext, onMount } from 'svelte'

const OFF = 'laude/review-keys-off'
const WRITES = 'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], dialog'

export interface ReviewShortcuts {
  on: boolean
  /** What each key does, on a window: never while somebody types or a dialog asks something. */
  listen: (does: Record<string, () => unknown>) => (event: KeyboardEvent) => void
}

const [keysHere, setKeys] = createContext<ReviewShortcuts>()
export { keysHere }

/** Single keys surprise whoever speaks to their computer, so they can be put out, and stay so on this device. */
export function createKeys(): ReviewShortcuts {
  let on = $state(true)
  onMount(() => (on = localStorage.getItem(OFF) === null))
  return setKeys({
    get on() {
      return on
    },
    set on(yes) {
      on = yes
      if (yes) localStorage.removeItem(OFF)
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
