/** A map of at most so many keys: the one that was set longest ago makes room. */
export function createRecentMap<Value>(maxKeys: number) {
  // A Map remembers the order of insertion, and every `set` inserts anew: the first key is the oldest.
  const values = new Map<string, Value>()
  return {
    get: (key: string) => values.get(key),
    set: (key: string, value: Value): void => {
      values.delete(key)
      if (values.size >= maxKeys) for (const oldest of values.keys()) if (values.delete(oldest)) break
      values.set(key, value)
    },
    delete: (key: string) => values.delete(key),
    size: () => values.size,
  }
}
