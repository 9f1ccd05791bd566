/** A map of at most so many keys: the one that was set longest ago makes room. */
export function createRecentMap<Value>(maxKeys: number) {
  // A Map remembers the order of insertion, and every `set` inserts anew: the first key is the oldest.
  const values = new Map<string, Value>()
  return {
    get: (key: string) => values.get(key),
    set: (key: string, value: Value): void => {
      values.delete(key)
      const [oldest] = values.keys()
      if (values.size >= maxKeys && oldest !== undefined) values.delete(oldest)
      values.set(key, value)
    },
    delete: (key: string) => values.delete(key),
    clear: () => values.clear(),
    size: () => values.size,
  }
}

/** The same with values that each end at a time of their own, in milliseconds since 1970. */
export function createExpiringMap<Value>(maxKeys: number, now: () => number) {
  const entries = createRecentMap<{ value: Value; until: number }>(maxKeys)
  return {
    get: (key: string): Value | undefined => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      if (entry.until > now()) return entry.value
      entries.delete(key)
      return undefined
    },
    set: (key: string, value: Value, until: number): void => entries.set(key, { value, until }),
    delete: (key: string) => entries.delete(key),
    clear: entries.clear,
  }
}
