import { createRecentMap } from '../recent-map.ts'

/** More than there are time zones, in each form of a date that pages use often. */
const MOST = 1000

/**
 * Makes a formatter once for each key, since making one takes a hundred times as long as using it. Keys with a time zone
 * come from requests, so the oldest formatter is forgotten when there are too many.
 */
export function rememberFormatter<Key extends unknown[], Formatter>(
  make: (...key: Key) => Formatter,
  most = MOST,
): (...key: Key) => Formatter {
  const made = createRecentMap<Formatter>(most)
  return (...key) => {
    const name = key.join(' ')
    const known = made.get(name)
    if (known !== undefined) return known
    const formatter = make(...key)
    made.set(name, formatter)
    return formatter
  }
}
