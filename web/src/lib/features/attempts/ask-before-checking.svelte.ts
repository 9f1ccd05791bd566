import { onMount } from 'svelte'

const STORAGE_KEY = 'laude/ask-before-checking'

/** Whether practice waits for a second press before it checks a choice. */
export interface AskBeforeChecking {
  on: boolean
}

/** The setting of this device; where the browser stores nothing, of this page. To be called while a component is set up. */
export function createAskBeforeChecking(): AskBeforeChecking {
  let on = $state(false)
  const read = () => ifAllowed(() => (on = localStorage.getItem(STORAGE_KEY) !== null))

  onMount(() => {
    read()
    // Another tab changed it.
    window.addEventListener('storage', read)
    return () => window.removeEventListener('storage', read)
  })

  return {
    get on() {
      return on
    },
    set on(enabled) {
      on = enabled
      ifAllowed(() => {
        if (enabled) localStorage.setItem(STORAGE_KEY, '')
        else localStorage.removeItem(STORAGE_KEY)
      })
    },
  }
}

/** A browser that stores nothing may throw, and the page works without. */
function ifAllowed(access: () => void) {
  try {
    access()
  } catch (failure) {
    if (!(failure instanceof DOMException)) throw failure
  }
}
