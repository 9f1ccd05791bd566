import type { Notification } from '#contracts/notifications/notifications.ts'
import { claim } from './claim-toast.ts'

/** Long enough to be read twice; the page of notifications has it for good. */
const LINGERS_MS = 20_000

/** How long to wait for the rest of what came together, where nothing says that it is complete. */
const SETTLES_MS = 1_000

/**
 * What has just happened and is shown once, in one tab. A tab that nobody sees waits until somebody does: another one
 * may have shown it by then.
 */
export const createNews = (user: string) => {
  let shown = $state.raw<Notification[]>([])
  let held = $state(false)
  let waiting: Notification[] = []

  const consider = async () => {
    if (held || document.hidden || waiting.length === 0) return
    const asked = waiting
    waiting = []
    shown = [...shown, ...(await claim(user, asked))]
  }
  $effect(() => {
    if (!held) void consider()
  })

  let read = $state(false)
  $effect(() => {
    if (shown.length === 0 || read) return
    const timer = setTimeout(() => (shown = []), LINGERS_MS)
    return () => clearTimeout(timer)
  })

  return {
    get shown() {
      return shown
    },
    /** What comes together is shown together, in one tab: so nothing is until all of it is here. */
    hear: (notification: Notification) => {
      waiting.push(notification)
      setTimeout(() => void consider(), SETTLES_MS)
    },
    /** All is here, or somebody looks. */
    consider,
    dismiss: () => (shown = []),
    /** While the page itself is about to show something, it is first. */
    hold: (yes: boolean) => (held = yes),
    /** Whoever points at it or is in it reads it, and it stays. */
    stay: (yes: boolean) => (read = yes),
  }
}
