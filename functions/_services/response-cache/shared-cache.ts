import { getKeys, setKey, type SharedStore } from '../../_cache/shared-store.ts'
import type { Metrics } from '../../_domain/ops/metrics.ts'
import type { CachedResponse } from './cache-store.ts'
import { createInvalidations } from './invalidations.ts'
import { isVersion, readEntry, writeEntry, type Versions } from './shared-entry.ts'
import { responseKey, VERSION_OF_ALL, versionKey } from './shared-keys.ts'
import { createWatch, type WatchTiming } from './watch.ts'

/** How long a version is kept, in milliseconds: longer than any entry. */
const VERSION_TTL = 48 * 60 * 60_000
/** How long a reader waits until what it depends on is invalidated, in milliseconds. */
const FLUSH_PATIENCE = 250
/** The same when the server stops. */
const STOP_PATIENCE = 1000

export interface SharedCacheOptions {
  store: SharedStore
  /** Names the code that writes responses: what another release wrote may look different. */
  release: string
  metrics: Metrics
  isCaughtUp: () => Promise<boolean>
  now: () => number
  timing?: WatchTiming
}

interface Place {
  userId: string
  address: string
  subject: string
}

/** What is known of a place in the shared store when a read of the database starts. */
export interface SharedLook {
  found: { response: CachedResponse; expiresAt: number } | undefined
  /** Stores what was read since. */
  store: (response: CachedResponse, expiresAt: number) => void
}

/**
 * The responses of all servers, in Redis. An entry names the versions of what it depends on, as they were before it was read,
 * and counts for as long as these are the current ones. A change deletes a version; the next read makes a new one, at random.
 */
export function createSharedCache({ store, release, metrics, isCaughtUp, now, timing }: SharedCacheOptions) {
  const invalidations = createInvalidations(store)
  const watch = createWatch({
    store,
    hasHeardAll: async () => (await isCaughtUp()) && (await invalidations.flush(FLUSH_PATIENCE)),
    timing,
  })
  const writes = new Set<Promise<unknown>>()
  metrics.gauge('laude_shared_cache_up', () => (watch.membership() && store.isConnected() ? 1 : 0))

  /** Does not wait: a response is not kept back for the sake of the next one. */
  const write = (command: ReturnType<typeof setKey>) => {
    const written = store.send([command]).catch(() => undefined)
    writes.add(written)
    void written.finally(() => writes.delete(written))
  }

  /** Of a learner whose last one was deleted. Before the read of the database that will be stored under it. */
  const makeVersions = (userId: string, keys: readonly string[]) =>
    store
      .send([
        setKey(VERSION_OF_ALL, crypto.randomUUID(), { onlyIfAbsent: true }),
        setKey(versionKey(userId), crypto.randomUUID(), { onlyIfAbsent: true, ttl: VERSION_TTL }),
        getKeys(keys),
      ])
      .then(listOf, () => [])

  /** One round trip to Redis and one to Postgres, at the same time; a second to Redis where there is no version. */
  const look = async (
    { userId, address, subject }: Place,
    isOutdated: () => boolean,
  ): Promise<SharedLook | undefined> => {
    const membership = watch.membership()
    if (!membership) return undefined
    const key = responseKey(userId, address)
    const versionKeys = [VERSION_OF_ALL, versionKey(userId), versionKey(subject)]
    if (invalidations.isPending(versionKeys)) {
      await invalidations.flush(FLUSH_PATIENCE)
      if (invalidations.isPending(versionKeys)) return undefined
    }
    const [isHeard, replies] = await Promise.all([isCaughtUp(), store.send([getKeys([key, ...versionKeys])])]).catch(
      () => [false, []] as const,
    )
    // A notification that arrived meanwhile may be of a change before this look: its version is not deleted yet.
    if (!isHeard || isOutdated() || watch.membership() !== membership) return undefined
    const [entry, ...values] = listOf(replies)
    const isComplete = isVersion(values[0]) && isVersion(values[1])
    const [all, learner, about] = isComplete ? values : await makeVersions(userId, versionKeys)
    if (!isVersion(all) || !isVersion(learner)) return undefined
    if (!isVersion(about)) {
      // The subject is what the caller says. It gets a version once there was a response about it.
      const create = () =>
        write(setKey(versionKey(subject), crypto.randomUUID(), { onlyIfAbsent: true, ttl: VERSION_TTL }))
      return { found: undefined, store: create }
    }
    const versions: Versions = [all, learner, about]
    return {
      found: readEntry(entry, versions, release),
      store: (response, expiresAt) => {
        const value = writeEntry({ response, expiresAt }, versions, release)
        if (value !== undefined) write(setKey(key, value, { ttl: expiresAt - now() }))
      },
    }
  }

  return {
    look,
    invalidate: (tag: string) => invalidations.add(versionKey(tag)),
    onready: watch.onready,
    onlost: watch.onlost,
    stop: async () => {
      watch.stop()
      await Promise.all([invalidations.flush(STOP_PATIENCE), ...writes])
      invalidations.stop()
      await store.stop()
    },
  }
}

/** The last of the replies, where it is a list. */
function listOf(replies: readonly unknown[]): readonly unknown[] {
  const reply = replies.at(-1)
  return Array.isArray(reply) ? reply : []
}
