interface Kept<Value> {
  until: number
  value: Promise<Value>
}

/** Keeps what `load` brings for each key, for `ttl` milliseconds. Requests that meet share one load; a failure is not kept. */
export function keep<Key, Value>(
  load: (key: Key) => Promise<Value>,
  { ttl, now }: { ttl: number; now: () => number },
): (key: Key) => Promise<Value> {
  const held = new Map<Key, Kept<Value>>()
  return (key) => {
    const known = held.get(key)
    if (known && now() < known.until) return known.value
    const value = load(key)
    held.set(key, { until: now() + ttl, value })
    value.catch(() => {
      // By now a newer load may stand here.
      if (held.get(key)?.value === value) held.delete(key)
    })
    return value
  }
}
