import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import type { CatalogTable } from './catalog.ts'
import { changeRows, countRows } from './copy-text.ts'
import { copiedColumns, rowChange, type MaskRules } from './masks.ts'

/**
 * Streams the rows of a table from one database into another, and masks them on the way. Returns how many there are. After an
 * error neither connection can be used: half a table is still on its way.
 */
export async function copyTable(
  { source, target }: { source: postgres.ISql; target: postgres.ISql },
  table: CatalogTable,
  rules: MaskRules,
): Promise<number> {
  const columns = copiedColumns(table, rules)
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const query = target.unsafe(`copy ${table.name} (${names}) from stdin`)
  const refused = refusalOf(query)
  const copied = await Promise.race([query.writable(), refused])
  const rows = await source.unsafe(`copy (select ${names} from ${table.name}) to stdout`).readable()
  const change = rowChange(columns)
  const counted = countRows()
  await Promise.race([
    change ? pipeline(rows, counted, changeRows(change), copied) : pipeline(rows, counted, copied),
    refused,
  ])
  // The driver may have paused its socket at the last piece, and then waits forever for the answer to the next query.
  // oxlint-disable-next-line no-underscore-dangle -- the one way to its socket
  rows._read(0)
  return counted.rows()
}

/** What Postgres says of rows that it has got already. The driver rejects the query with it, which was answered by a stream. */
function refusalOf(query: object): Promise<never> {
  const refused = new Promise<never>((_, reject) => Object.assign(query, { reject }))
  // It may come when nobody waits any more.
  refused.catch(() => {})
  return refused
}
