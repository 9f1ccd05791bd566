import type { SharedStore } from '../../_cache/shared-store.ts'
import { listen, type Subscription } from '../../_db/listen.ts'
import { unmeasured, type Metrics } from '../../_domain/ops/metrics.ts'
import type { CacheStore, CachedResponse } from './cache-store.ts'
import { createSharedCache } from './shared-cache.ts'
import { shareNext } from './share-next.ts'
import type { WatchTiming } from './watch.ts'

/** Responses that learners got, for as long as nothing in them has changed. */
export interface ResponseCache {
  /** What this learner got at this address, if it is in memory and they would get the same now. */
  get: (userId: string, address: string) => CachedResponse | undefined | Promise<CachedResponse | undefined>
  /**
   * Looks in memory and in the shared cache. Has to be awaited before the first read of anything that the response will hold.
   * The subject is a community's slug or what else a notification names.
   */
  startRead: (userId: string, address: string, subject: string) => Promise<CacheRead>
  /** Resolves once no response is left in memory that was outdated before the call. */
  flushInvalidations: () => Promise<void>
  /** Whether responses are stored: not before the connection that listens is there, nor after it is lost. */
  isOn: () => boolean
  /** Closes its connections, and that of the shared store. */
  stop: () => Promise<void>
}

/** A response that is being read for a learner. */
export interface CacheRead {
  /** What the learner would get, if it is known already. */
  cached: CachedResponse | undefined
  /** Stores the response, unless something in it has changed since the read was started. */
  store: (response: CachedResponse, ttl: number) => void
  /** Ends the read: nothing more will be stored. */
  end: () => void
}

/** Whether this is the only server, or requests of one learner may come to several. */
export type Servers = 'one' | 'many'

export interface ResponseCacheOptions {
  /** Where servers find the responses of each other; without it each has its own. */
  shared?: { store: SharedStore; release: string; timing?: WatchTiming }
  metrics?: Metrics
  now?: () => number
}

/** Postgres notifies on these which learners' progress changed, and of which learner or community anything else did. */
const CHANNELS = ['progress', 'display']

/**
 * Postgres invalidates responses with NOTIFY, in the same transaction as the change. To be sure that it has received all
 * invalidations so far, a server needs one short query, which all concurrent callers share. With many servers, each read that
 * finds an entry sends it; with one server, each request that changed something sends it before it is answered, and reads from
 * memory do not wait. Without a connection that listens, nothing is stored and nothing is found.
 */
export function createResponseCache(
  url: string,
  memory: CacheStore,
  servers: Servers,
  { shared: options, metrics = unmeasured, now = Date.now }: ResponseCacheOptions = {},
): ResponseCache {
  const reads = new Set<{ tags: readonly string[]; outdated: boolean }>()
  let subscription: Subscription | undefined
  let isOn = false
  const isCaughtUp = shareNext(() => subscription?.isCaughtUp() ?? Promise.resolve(false))
  const shared = options && createSharedCache({ ...options, metrics, isCaughtUp, now })
  const countOf = (result: string) => metrics.counter('laude_cache_reads_total', { result })
  const count = { memory: countOf('memory'), shared: countOf('shared'), miss: countOf('miss') }

  const invalidate = (tags: string) => {
    for (const tag of tags.split(' ')) {
      memory.invalidate(tag)
      shared?.invalidate(tag)
      for (const read of reads) if (read.tags.includes(tag)) read.outdated = true
    }
  }
  const invalidateAll = () => {
    memory.clear()
    for (const read of reads) read.outdated = true
  }
  const subscribe = () =>
    listen(url, CHANNELS, {
      onmessage: invalidate,
      onready: () => {
        isOn = true
        shared?.onready()
      },
      onlost: () => {
        isOn = false
        shared?.onlost()
        invalidateAll()
      },
    })

  // Whether a shared cache can be used is known before anybody asks.
  if (shared) subscription = subscribe()

  const recall = (key: string) => {
    const found = memory.get(key)
    if (found) count.memory()
    return found
  }
  // A read that finds no entry waits for no query.
  const recallIfCurrent = async (key: string) => (memory.get(key) && (await isCaughtUp()) ? recall(key) : undefined)
  const recallSafely = servers === 'one' ? recall : recallIfCurrent

  return {
    get: (userId, address) => recallSafely(keyOf(userId, address)),
    startRead: async (userId, address, subject) => {
      subscription ??= subscribe()
      const key = keyOf(userId, address)
      const tags = [userId, subject]
      const read = { tags, outdated: !isOn }
      reads.add(read)
      const end = () => void reads.delete(read)
      const keep = (response: CachedResponse, ttl: number) => {
        if (!read.outdated && ttl > 0) memory.set(key, response, { ttl, tags })
      }
      const recalled = await recallSafely(key)
      if (recalled) return { cached: recalled, store: keep, end }
      const look = await shared?.look({ userId, address, subject }, () => read.outdated)
      const found = look?.found
      if (found && found.expiresAt > now()) {
        count.shared()
        keep(found.response, found.expiresAt - now())
        return { cached: found.response, store: keep, end }
      }
      count.miss()
      return {
        cached: undefined,
        store: (response, ttl) => {
          keep(response, ttl)
          if (!read.outdated && ttl > 0) look?.store(response, now() + ttl)
        },
        end,
      }
    },
    flushInvalidations: async () => {
      if (isOn && servers === 'one' && !(await isCaughtUp())) invalidateAll()
    },
    isOn: () => isOn,
    stop: async () => {
      await subscription?.stop()
      await shared?.stop()
    },
  }
}

const keyOf = (userId: string, address: string) => `${userId} ${address}`
