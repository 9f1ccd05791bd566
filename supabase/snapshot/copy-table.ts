import type postgres from 'postgres'
import { copyBetween } from '../local/copy-between.ts'
import type { CatalogTable } from './catalog.ts'
import { changeRows, countRows } from './copy-text.ts'
import { copiedColumns, rowChange, type MaskRules } from './masks.ts'

/** Copies the rows of a table from one database into another, and masks them on the way. Returns how many there are. */
export async function copyTable(
  databases: { source: postgres.ISql; target: postgres.ISql },
  table: CatalogTable,
  rules: MaskRules,
): Promise<number> {
  const columns = copiedColumns(table, rules)
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const change = rowChange(columns)
  const counted = countRows()
  const texts = { rows: `(select ${names} from ${table.name})`, into: `${table.name} (${names})` }
  await copyBetween(databases, texts, counted, ...(change ? [changeRows(change)] : []))
  return counted.rows()
}
