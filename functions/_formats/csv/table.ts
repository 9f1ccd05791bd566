import { stringify } from 'csv-stringify/sync'
import { guard } from './columns.ts'

export type TableCell = string | number | null

/** Any table as a file. Texts are guarded so that no spreadsheet runs them. */
export const writeTable = (columns: string[], rows: readonly (readonly TableCell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guard(cell) : cell))),
    { bom: true, header: true, columns, quoted_string: true, record_delimiter: 'windows' },
  )
