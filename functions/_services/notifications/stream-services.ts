import type { Database } from '../../_db/client.ts'
import type { Claims } from '../../_db/session.ts'
import { listen, type Subscription } from '../../_db/listen.ts'
import { createSharedReads, type SharedReads } from './shared-reads.ts'
import { createStreamHub, type StreamHub } from './stream-hub.ts'

/** How often a quiet stream sends a comment, in milliseconds: proxies close connections that are silent for a minute. */
const HEARTBEAT = 20_000

/** What streams need, made once a process. */
export interface StreamServices {
  db: Database
  hub: StreamHub
  now: () => number
  heartbeat: number
  report: (error: unknown) => void
  /** Whether the session of the token that opened a stream is still open. */
  isOpen: (claims: Claims) => boolean | Promise<boolean>
  /** The revisions of what several streams follow. */
  revisions: SharedReads<number | undefined>
  /** Starts to listen for notifications of Postgres, if this process does not do so yet. */
  startListening: () => void
  /** Ends all streams: a server waits for them before it stops. */
  stop: () => Promise<void>
}

interface StreamOptions {
  now?: () => number
  heartbeat?: number
  hub?: StreamHub
  isOpen: StreamServices['isOpen']
  /** Runs before streams are woken, since their readers may send a request at once. */
  beforeWake?: () => Promise<void>
  report: (error: unknown) => void
}

export function createStreamServices(
  db: Database,
  url: string,
  { now = Date.now, heartbeat = HEARTBEAT, hub = createStreamHub(), isOpen, beforeWake, report }: StreamOptions,
): StreamServices {
  let subscription: Subscription | undefined
  const revisions: StreamServices['revisions'] = createSharedReads()
  const wake = async (topics: string) => {
    revisions.forget(topics)
    await beforeWake?.()
    hub.wake(topics)
  }
  const wakeAll = () => {
    revisions.forgetAll()
    hub.wakeAll()
  }
  return {
    db,
    hub,
    now,
    heartbeat,
    report,
    isOpen,
    revisions,
    startListening: () => {
      subscription ??= listen(url, ['progress', 'live'], { onmessage: (topics) => void wake(topics), onready: wakeAll })
    },
    stop: async () => {
      hub.close()
      await subscription?.stop()
    },
  }
}
