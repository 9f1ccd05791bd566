import { listen, type Subscription } from '../../_db/listen.ts'
import type { CacheStore, CachedResponse } from './cache-store.ts'
import { shareNext } from './share-next.ts'

/** Responses that learners got, for as long as nothing in them has changed. */
export interface ResponseCache {
  /** What this learner got at this address, if they would get the same now. */
  get: (userId: string, address: string) => CachedResponse | undefined | Promise<CachedResponse | undefined>
  /**
   * Has to be called before the first read of anything that the response will hold. Its subject is a community's slug or what
   * else a notification names.
   */
  startRead: (userId: string, subject: string) => CacheRead
  /** Resolves once no response is left here that was outdated before the call. */
  flushInvalidations: () => Promise<void>
  /** Whether responses are stored: not before the connection that listens is there, nor after it is lost. */
  isOn: () => boolean
  stop: () => Promise<void>
}

/** A response that is being read for a learner. */
export interface CacheRead {
  /** Stores the response, unless something in it has changed since the read was started. */
  store: (address: string, response: CachedResponse, ttl: number) => Promise<void>
  /** Ends the read: nothing more will be stored. */
  end: () => void
}

/** Whether this is the only server, or requests of one learner may come to several. */
export type Servers = 'one' | 'many'

/** Postgres notifies on these which learners' progress changed, and of which learner or community anything else did. */
const CHANNELS = ['progress', 'display']

/**
 * Postgres invalidates responses with NOTIFY, in the same transaction as the change. To be sure that it has received all
 * invalidations so far, a server needs one short query, which all concurrent callers share. With many servers, each read that
 * finds an entry sends it; with one server, each request that changed something sends it before it is answered, and reads do
 * not wait. Without a connection that listens, nothing is stored and nothing is found.
 */
export function createResponseCache(url: string, store: CacheStore, servers: Servers): ResponseCache {
  const reads = new Set<{ tags: readonly string[]; outdated: boolean }>()
  let subscription: Subscription | undefined
  let isOn = false

  const invalidate = (tags: string) => {
    for (const tag of tags.split(' ')) {
      void store.invalidate(tag)
      for (const read of reads) if (read.tags.includes(tag)) read.outdated = true
    }
  }
  const invalidateAll = () => {
    void store.clear()
    for (const read of reads) read.outdated = true
  }
  const subscribe = () =>
    listen(url, CHANNELS, {
      onmessage: invalidate,
      onready: () => (isOn = true),
      onlost: () => {
        isOn = false
        invalidateAll()
      },
    })
  const isCaughtUp = shareNext(() => subscription?.isCaughtUp() ?? Promise.resolve(false))

  const getIfCurrent = async (key: string) =>
    // A read that finds no entry waits for no query.
    (await store.get(key)) && (await isCaughtUp()) ? store.get(key) : undefined

  return {
    get: (userId, address) => {
      const key = keyOf(userId, address)
      return servers === 'one' ? store.get(key) : getIfCurrent(key)
    },
    startRead: (userId, subject) => {
      subscription ??= subscribe()
      const tags = [userId, subject]
      const read = { tags, outdated: !isOn }
      reads.add(read)
      return {
        store: async (address, response, ttl) => {
          if (!read.outdated) await store.set(keyOf(userId, address), response, { ttl, tags })
        },
        end: () => void reads.delete(read),
      }
    },
    flushInvalidations: async () => {
      if (isOn && servers === 'one' && !(await isCaughtUp())) invalidateAll()
    },
    isOn: () => isOn,
    stop: async () => subscription?.stop(),
  }
}

const keyOf = (userId: string, address: string) => `${userId} ${address}`
