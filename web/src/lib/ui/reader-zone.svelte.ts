import { onMount } from 'svelte'
import { page } from '$app/state'

/**
 * The time zone in which the reader counts days: of their profile; for visitors UTC, until the browser says the device's.
 * Undefined means the device's.
 */
export function createReaderZone() {
  let isMounted = $state(false)
  onMount(() => (isMounted = true))
  return {
    get zone(): string | undefined {
      return page.data.zone ?? (isMounted ? undefined : 'UTC')
    },
  }
}
