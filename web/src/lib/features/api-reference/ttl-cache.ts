interface Entry<Value> {
  expiresAt: number
  value: Promise<Value>
}

/** Caches what `load` returns for each key, for `ttl` milliseconds. Concurrent calls share one load; a failure is not cached. */
export function ttlCache<Key, Value>(
  load: (key: Key) => Promise<Value>,
  { ttl, now }: { ttl: number; now: () => number },
): (key: Key) => Promise<Value> {
  const entries = new Map<Key, Entry<Value>>()
  return (key) => {
    const entry = entries.get(key)
    if (entry && now() < entry.expiresAt) return entry.value
    const value = load(key)
    entries.set(key, { expiresAt: now() + ttl, value })
    value.catch(() => {
      // A newer load may have replaced it by now.
      if (entries.get(key)?.value === value) entries.delete(key)
    })
    return value
  }
}
