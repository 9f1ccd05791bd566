/** A path in JSON as people write it: `all[1].gte`. The checks in SQL write it the same way. */
export function atPath(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`),
    '',
  )
}
