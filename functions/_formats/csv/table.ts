import { stringify } from 'csv-stringify/sync'
import { guard } from './columns.ts'

export type TableCell = string | number | null

const OPTIONS = { quoted_string: true, record_delimiter: 'windows' } as const

/** Rows of a file that has a head already. Texts are guarded so that no spreadsheet runs them; numbers keep all digits. */
export const writeRows = (rows: readonly (readonly TableCell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guard(cell) : cell))),
    OPTIONS,
  )

/** The first row of a file, with the mark by which spreadsheets know UTF-8. */
export const writeHead = (columns: readonly string[]): string =>
  stringify([columns.map(guard)], { ...OPTIONS, bom: true })

/** Any table as a file. */
export const writeTable = (columns: readonly string[], rows: readonly (readonly TableCell[])[]): string =>
  writeHead(columns) + writeRows(rows)
