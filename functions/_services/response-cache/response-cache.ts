import { listen, type Subscription } from '../../_db/listen.ts'
import type { CacheStore, CachedResponse } from './cache-store.ts'
import { shareNext } from './share-next.ts'

/** What learners were shown, for as long as nothing of it has changed. */
export interface ResponseCache {
  /** What this learner was shown at this address, if it still is what they would be shown. */
  get: (userId: string, address: string) => CachedResponse | undefined | Promise<CachedResponse | undefined>
  /** To be called before the first look at anything that will be shown. */
  startRead: (userId: string, about: string) => CacheRead
  /** Resolves once nothing is left here that was changed before it was called. */
  flushInvalidations: () => Promise<void>
  /** Whether what is shown now would be kept. */
  isOn: () => boolean
  stop: () => Promise<void>
}

/** Something is being read, to be shown to a learner. */
export interface CacheRead {
  /** Keeps what came of it, unless something of it has changed since it was begun. */
  keep: (address: string, shown: CachedResponse, ttl: number) => Promise<void>
  /** Nothing more will be kept. */
  end: () => void
}

/** Whether requests of one learner may come to several servers, or all come here. */
export type Servers = 'one' | 'many'

/** What Postgres calls out: whose progress changed, and of whom or which community something else that is shown. */
const CHANNELS = ['progress', 'display']

/**
 * Postgres calls out in the transaction that changes something, so whoever wants to be sure has only to hear what was
 * called until now: one short question for all who want to know it at the same time. Where there are many servers,
 * who reads asks it; where there is one, who has changed something does before they are answered, and who reads does
 * not wait. Without a connection to listen on, nothing is kept and nothing found.
 */
export function createResponseCache(url: string, cache: CacheStore, servers: Servers): ResponseCache {
  const readings = new Set<{ tags: readonly string[]; changed: boolean }>()
  let listening: Subscription | undefined
  let keeps = false

  const drop = (tags: string) => {
    for (const tag of tags.split(' ')) {
      void cache.drop(tag)
      for (const reading of readings) if (reading.tags.includes(tag)) reading.changed = true
    }
  }
  const dropAll = () => {
    void cache.clear()
    for (const reading of readings) reading.changed = true
  }
  const hear = () =>
    listen(url, CHANNELS, {
      onmessage: drop,
      onready: () => (keeps = true),
      onlost: () => {
        keeps = false
        dropAll()
      },
    })
  const heardAll = shareNext(() => listening?.isCaughtUp() ?? Promise.resolve(false))

  const findAmongMany = async (key: string) =>
    // Nobody waits for what is not there.
    (await cache.get(key)) && (await heardAll()) ? cache.get(key) : undefined

  return {
    get: (userId, address) => {
      const key = keyOf(userId, address)
      return servers === 'one' ? cache.get(key) : findAmongMany(key)
    },
    startRead: (userId, about) => {
      listening ??= hear()
      const tags = [userId, about]
      const reading = { tags, changed: !keeps }
      readings.add(reading)
      return {
        keep: async (address, shown, ttl) => {
          if (!reading.changed) await cache.set(keyOf(userId, address), shown, { ttl, tags })
        },
        end: () => void readings.delete(reading),
      }
    },
    flushInvalidations: async () => {
      if (keeps && servers === 'one' && !(await heardAll())) dropAll()
    },
    isOn: () => keeps,
    stop: async () => listening?.stop(),
  }
}

const keyOf = (userId: string, address: string) => `${userId} ${address}`
