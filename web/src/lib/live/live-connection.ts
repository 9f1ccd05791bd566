import { paths } from '#lib/paths.ts'
import type { Notification, Unread } from '#contracts/notifications/notifications.ts'

/** A message of the notification stream, with the position to resume after it. */
export type LiveMessage =
  | { kind: 'notification'; position: string; notification: Notification }
  | { kind: 'unread'; position: string; unread: number }

/** What tabs send each other: a message and whether another tab shows it, or that a tab has just opened. */
type TabMessage = (LiveMessage & { shown: boolean }) | { kind: 'hello' }

interface ConnectionOptions {
  user: string
  /** The position to start after; without it the stream starts now. */
  after: string | undefined
  /** `shown`: another tab shows it. */
  onmessage: (message: LiveMessage, shown: boolean) => void
}

const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 600_000

/**
 * One stream for all tabs of a browser: the tab that holds the lock opens it, and broadcasts its messages to the others.
 * Returns how to disconnect.
 */
export function connectLive({ user, after, onmessage }: ConnectionOptions): () => void {
  const name = `laude/live/${user}`
  const channel = new BroadcastChannel(name)
  const disconnect = new AbortController()
  let position = after
  let isLeader = false
  let lastUnread: LiveMessage | undefined

  const receive = (message: LiveMessage, shown: boolean) => {
    position = message.position
    if (message.kind === 'unread') lastUnread = message
    onmessage(message, shown)
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin but its own
  const broadcast = (message: TabMessage) => channel.postMessage(message)
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind !== 'hello') receive(data, data.shown)
    else if (isLeader && lastUnread) broadcast({ ...lastUnread, shown: true })
  })
  const lead = () => {
    isLeader = true
    return readStream({
      url: () => paths.live({ user, after: position }),
      signal: disconnect.signal,
      onmessage: (message) => {
        // A visible leader shows every toast itself, so that they are not scattered over several windows.
        broadcast({ ...message, shown: !document.hidden })
        receive(message, false)
      },
    })
  }

  broadcast({ kind: 'hello' })
  // Locks are missing on plain http: then every tab has a stream of its own.
  if ('locks' in navigator)
    navigator.locks.request(name, { signal: disconnect.signal }, lead).catch((failure: unknown) => {
      if (!disconnect.signal.aborted) throw failure
    })
  else void lead()
  return () => {
    disconnect.abort()
    channel.close()
  }
}

interface StreamOptions {
  url: () => string
  signal: AbortSignal
  onmessage: (message: LiveMessage) => void
}

/** Reads the stream until aborted. The browser reconnects by itself after a lost connection, but not after a refusal. */
function readStream({ url, signal, onmessage }: StreamOptions): Promise<void> {
  let wait = FIRST_WAIT_MS
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    source = new EventSource(url())
    source.addEventListener('open', () => (wait = FIRST_WAIT_MS))
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return
      timer = setTimeout(connect, wait)
      wait = Math.min(2 * wait, LONGEST_WAIT_MS)
    })
    source.addEventListener('notification', ({ data, lastEventId }: MessageEvent<string>) => {
      const notification: Notification = JSON.parse(data)
      onmessage({ kind: 'notification', position: lastEventId, notification })
    })
    source.addEventListener('unread', ({ data, lastEventId }: MessageEvent<string>) => {
      const { unread }: Unread = JSON.parse(data)
      onmessage({ kind: 'unread', position: lastEventId, unread })
    })
  }

  connect()
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      source.close()
      resolve()
    }),
  )
}
