import type { CacheStore, CachedResponse } from './cache-store.ts'

export interface MemoryOptions {
  /** What it may take, in bytes. */
  bytes: number
  now?: () => number
}

export interface MemoryCache extends CacheStore {
  /** What it takes, in bytes. */
  size: () => number
}

interface Entry {
  shown: CachedResponse
  until: number
  tags: readonly string[]
  bytes: number
  /** When it last came to the end of the line of those who leave. */
  moved: number
}

/** Who was moved to the end of the line less than this ago stays where they are, in milliseconds: moving is not free. */
const AGAIN = 10_000
/** What an entry takes besides its bytes: its key and its places in the maps. */
const OVERHEAD = 600

/** Keeps what it has room for. What nobody asked for the longest leaves first, give or take a moment. */
export function createMemoryCache({ bytes: room, now = Date.now }: MemoryOptions): MemoryCache {
  // A map keeps the order in which keys came; whatever is asked for comes anew, now and then.
  const entries = new Map<string, Entry>()
  const about = new Map<string, Set<string>>()
  let size = 0

  const forget = (key: string) => {
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    size -= entry.bytes
    for (const tag of entry.tags) {
      const keys = about.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) about.delete(tag)
    }
  }

  return {
    get: (key) => {
      const entry = entries.get(key)
      if (!entry) return undefined
      const time = now()
      if (entry.until <= time) {
        forget(key)
        return undefined
      }
      if (time - entry.moved >= AGAIN) {
        entry.moved = time
        entries.delete(key)
        entries.set(key, entry)
      }
      return entry.shown
    },
    set: (key, shown, { ttl, tags }) => {
      forget(key)
      const time = now()
      const entry = { shown, until: time + ttl, tags, bytes: shown.bytes.byteLength + OVERHEAD, moved: time }
      if (entry.bytes > room) return
      entries.set(key, entry)
      size += entry.bytes
      for (const tag of tags) {
        const keys = about.get(tag)
        if (keys) keys.add(key)
        else about.set(tag, new Set([key]))
      }
      for (const oldest of entries.keys()) {
        if (size <= room) break
        forget(oldest)
      }
    },
    drop: (tag) => {
      for (const key of about.get(tag) ?? []) forget(key)
    },
    clear: () => {
      entries.clear()
      about.clear()
      size = 0
    },
    size: () => size,
  }
}
