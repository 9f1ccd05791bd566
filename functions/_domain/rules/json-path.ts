/** Names a place in JSON the way people write it: `all[1].gte`. The SQL checks write it the same way. */
export function atPath(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`),
    '',
  )
}
