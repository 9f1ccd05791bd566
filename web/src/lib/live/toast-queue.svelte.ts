import type { Notification } from '#contracts/notifications/notifications.ts'
import { claimToasts } from './claim-toast.ts'

/** Long enough to be read twice; the notifications page keeps them for good. */
const VISIBLE_MS = 20_000

/** How long to wait for further notifications of the same event, if no unread count says that all have arrived. */
const COLLECT_MS = 1_000

/**
 * New notifications, each shown once, in one tab. A hidden tab waits until it is visible: another tab may have shown
 * them by then.
 */
export const createToastQueue = (user: string) => {
  let shown = $state.raw<Notification[]>([])
  let isDeferred = $state(false)
  let waiting: Notification[] = []

  const flush = async () => {
    if (isDeferred || document.hidden || waiting.length === 0) return
    const batch = waiting
    waiting = []
    shown = [...shown, ...(await claimToasts(user, batch))]
  }
  $effect(() => {
    if (!isDeferred) void flush()
  })

  let isPinned = $state(false)
  $effect(() => {
    if (shown.length === 0 || isPinned) return
    const timer = setTimeout(() => (shown = []), VISIBLE_MS)
    return () => clearTimeout(timer)
  })

  return {
    get shown() {
      return shown
    },
    /** Adds a notification. It is shown after a moment, together with others of the same event. */
    add: (notification: Notification) => {
      waiting.push(notification)
      setTimeout(() => void flush(), COLLECT_MS)
    },
    /** Shows what is waiting at once: all of an event has arrived, or the tab became visible. */
    flush,
    dismiss: () => (shown = []),
    /** Defers toasts while the page itself is about to show the same. */
    defer: (yes: boolean) => (isDeferred = yes),
    /** Keeps toasts open while the pointer or the focus is in them. */
    pin: (yes: boolean) => (isPinned = yes),
  }
}
