import { onMount } from 'svelte'

/** A setting of the test box that is on or off on this device. */
export interface DeviceSetting {
  on: boolean
}

/** Whether practice waits for a second press before it checks a choice. */
export const createAskBeforeChecking = () => createDeviceSetting('laude/ask-before-checking')

/** Whether the box takes how sure the learner is of an answer. */
export const createSayHowSure = () => createDeviceSetting('laude/say-how-sure')

/** The setting of this device; where the browser stores nothing, of this page. To be called while a component is set up. */
function createDeviceSetting(storageKey: string): DeviceSetting {
  let on = $state(false)
  const read = () => ifAllowed(() => (on = localStorage.getItem(storageKey) !== null))

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
        if (enabled) localStorage.setItem(storageKey, '')
        else localStorage.removeItem(storageKey)
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
