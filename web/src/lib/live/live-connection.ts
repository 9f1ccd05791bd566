import { paths } from '#lib/paths.ts'
import type { Notification, Unread } from '#contracts/notifications/notifications.ts'

/** What comes over the line. A place is where to go on after it. */
export type LiveNews =
  | { kind: 'notification'; place: string; notification: Notification }
  | { kind: 'unread'; place: string; unread: number }

/** What tabs say to each other: what came and whether that tab shows it, or that one has just opened and knows nothing. */
type Said = (LiveNews & { shown: boolean }) | { kind: 'hello' }

interface LineOptions {
  user: string
  /** From where on; without it from now. */
  after: string | undefined
  /** `shown`: another tab shows it. */
  hear: (news: LiveNews, shown: boolean) => void
}

const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 600_000

/** One connection a browser: of all tabs the one that holds the lock has it, and tells the others. Gives how to hang up. */
export function openLine({ user, after, hear }: LineOptions): () => void {
  const name = `laude/live/${user}`
  const channel = new BroadcastChannel(name)
  const left = new AbortController()
  let place = after
  let leads = false
  let counted: LiveNews | undefined

  const take = (news: LiveNews, shown: boolean) => {
    place = news.place
    if (news.kind === 'unread') counted = news
    hear(news, shown)
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin but its own
  const say = (said: Said) => channel.postMessage(said)
  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.kind !== 'hello') take(data, data.shown)
    else if (leads && counted) say({ ...counted, shown: true })
  })
  const lead = () => {
    leads = true
    return listen({
      address: () => paths.live({ user, after: place }),
      left: left.signal,
      hear: (news) => {
        // One that is seen shows all of it, so that what comes in a row is not scattered over windows.
        say({ ...news, shown: !document.hidden })
        take(news, false)
      },
    })
  }

  say({ kind: 'hello' })
  // Without locks, as on plain http, every tab has a line of its own.
  if ('locks' in navigator)
    navigator.locks.request(name, { signal: left.signal }, lead).catch((failure: unknown) => {
      if (!left.signal.aborted) throw failure
    })
  else void lead()
  return () => {
    left.abort()
    channel.close()
  }
}

interface Listening {
  address: () => string
  left: AbortSignal
  hear: (news: LiveNews) => void
}

/** Listens until it is left. The browser comes again by itself when a line breaks, but not when it is refused. */
function listen({ address, left, hear }: Listening): Promise<void> {
  let wait = FIRST_WAIT_MS
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    source = new EventSource(address())
    source.addEventListener('open', () => (wait = FIRST_WAIT_MS))
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return
      timer = setTimeout(connect, wait)
      wait = Math.min(2 * wait, LONGEST_WAIT_MS)
    })
    source.addEventListener('notification', ({ data, lastEventId }: MessageEvent<string>) => {
      const notification: Notification = JSON.parse(data)
      hear({ kind: 'notification', place: lastEventId, notification })
    })
    source.addEventListener('unread', ({ data, lastEventId }: MessageEvent<string>) => {
      const { unread }: Unread = JSON.parse(data)
      hear({ kind: 'unread', place: lastEventId, unread })
    })
  }

  connect()
  return new Promise((resolve) =>
    left.addEventListener('abort', () => {
      clearTimeout(timer)
      source.close()
      resolve()
    }),
  )
}
