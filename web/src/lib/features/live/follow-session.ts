import type { LiveCounts, LiveMoved } from '#contracts/live/live.ts'

interface FollowOptions {
  /** Of the stream. */
  url: string
  /** The session stands elsewhere than this page shows. */
  onmoved: (revision: number) => void
  oncounts?: (counts: LiveCounts) => void
  /** Whether the connection is there. */
  onconnection: (connected: boolean) => void
}

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 15_000

/** Follows a session until the returned function is called. Each connection begins with where the session stands, so nothing is missed. */
export function followSession({ url, onmoved, oncounts, onconnection }: FollowOptions): () => void {
  let wait = FIRST_WAIT_MS
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    source = new EventSource(url)
    source.addEventListener('open', () => {
      wait = FIRST_WAIT_MS
      onconnection(true)
    })
    source.addEventListener('error', () => {
      onconnection(false)
      // The browser reconnects by itself after a lost connection, but not after a refusal.
      if (source.readyState !== EventSource.CLOSED) return
      timer = setTimeout(connect, wait)
      wait = Math.min(2 * wait, LONGEST_WAIT_MS)
    })
    source.addEventListener('moved', ({ data }: MessageEvent<string>) => {
      const { revision }: LiveMoved = JSON.parse(data)
      onmoved(revision)
    })
    source.addEventListener('counts', ({ data }: MessageEvent<string>) => {
      const counts: LiveCounts = JSON.parse(data)
      oncounts?.(counts)
    })
  }

  connect()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
