import { createHash } from 'node:crypto'

/** The same id for the same name: a version 8 UUID, computed as `private.stable_id` does in the database. */
export function stableId(name: string): string {
  const hash = createHash('md5').update(name).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20)}`
}
