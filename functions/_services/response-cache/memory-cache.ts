import type { CacheStore, CachedResponse } from './cache-store.ts'

export interface MemoryOptions {
  /** The most memory it may use, in bytes. */
  bytes: number
  now?: () => number
}

export interface MemoryCache extends CacheStore {
  /** The memory it uses, in bytes. */
  size: () => number
}

interface Entry {
  response: CachedResponse
  expiresAt: number
  tags: readonly string[]
  bytes: number
  /** When it last moved to the end of the order of eviction. */
  movedAt: number
}

/** An entry moves to the end of the order at most this often, in milliseconds: moving costs time. */
const MOVE_EVERY = 10_000
/** What an entry uses besides its bytes: its key and its places in the maps. */
const OVERHEAD = 600

const isOneByte = (text: string) => !/[\u0100-\uffff]/.test(text)
/** The engine keeps a text with one byte or with two for each of its characters. */
const sizeOf = (text: string) => text.length * (isOneByte(text) ? 1 : 2)

/** Keeps responses up to a size. The least recently used entry is evicted first, give or take `MOVE_EVERY`. */
export function createMemoryCache({ bytes: maxSize, now = Date.now }: MemoryOptions): MemoryCache {
  // A map keeps the order in which keys were inserted; an entry that is read is inserted anew now and then.
  const entries = new Map<string, Entry>()
  const keysByTag = new Map<string, Set<string>>()
  let size = 0

  const remove = (key: string) => {
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    size -= entry.bytes
    for (const tag of entry.tags) {
      const keys = keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) keysByTag.delete(tag)
    }
  }

  return {
    get: (key) => {
      const entry = entries.get(key)
      if (!entry) return undefined
      const time = now()
      if (entry.expiresAt <= time) {
        remove(key)
        return undefined
      }
      if (time - entry.movedAt >= MOVE_EVERY) {
        entry.movedAt = time
        entries.delete(key)
        entries.set(key, entry)
      }
      return entry.response
    },
    set: (key, response, { ttl, tags }) => {
      remove(key)
      const time = now()
      const bytes = sizeOf(response.text) + OVERHEAD
      if (bytes > maxSize) return
      entries.set(key, { response, expiresAt: time + ttl, tags, bytes, movedAt: time })
      size += bytes
      for (const tag of tags) {
        const keys = keysByTag.get(tag)
        if (keys) keys.add(key)
        else keysByTag.set(tag, new Set([key]))
      }
      for (const oldest of entries.keys()) {
        if (size <= maxSize) break
        remove(oldest)
      }
    },
    invalidate: (tag) => {
      for (const key of keysByTag.get(tag) ?? []) remove(key)
    },
    clear: () => {
      entries.clear()
      keysByTag.clear()
      size = 0
    },
    size: () => size,
  }
}
