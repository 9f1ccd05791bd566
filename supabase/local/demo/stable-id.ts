import { createHash } from 'node:crypto'

/** The same id for the same name, and the same as the database's private.stable_id gives. */
export function stableId(name: string): string {
  const hex = createHash('md5').update(name).digest('hex')
  const version8 = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17)}`
  return version8.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}
