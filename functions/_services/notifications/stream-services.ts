import type { Database } from '../../_db/client.ts'
import { listen, type Subscription } from '../../_db/listen.ts'
import { createHub, type Hub } from './hub.ts'

/** How often a quiet stream says that it is there, in milliseconds: proxies end what says nothing for a minute. */
const HEARTBEAT = 20_000

/** What streams need, made once a process. */
export interface StreamServices {
  db: Database
  hub: Hub
  now: () => number
  heartbeat: number
  report: (error: unknown) => void
  /** Sees to it that somebody listens, from the first stream on. */
  subscribe: () => void
  /** Ends all streams: a server waits for them before it stops. */
  stop: () => Promise<void>
}

interface StreamOptions {
  now?: () => number
  heartbeat?: number
  hub?: Hub
  /** What has to be done before somebody is called, who may look at once. */
  before?: () => Promise<void>
  report: (error: unknown) => void
}

export function createStreamServices(
  db: Database,
  url: string,
  { now = Date.now, heartbeat = HEARTBEAT, hub = createHub(), before, report }: StreamOptions,
): StreamServices {
  let listening: Subscription | undefined
  const call = async (userIds: string) => {
    await before?.()
    hub.call(userIds)
  }
  return {
    db,
    hub,
    now,
    heartbeat,
    report,
    subscribe: () => {
      listening ??= listen(url, ['progress'], { onmessage: (ids) => void call(ids), onready: hub.callAll })
    },
    stop: async () => {
      hub.close()
      await listening?.stop()
    },
  }
}
