import { CsvError, parse } from 'csv-parse/sync'
import { MOST_ROSTER_LINES, type RosterLine } from '../../_domain/communities/roster.ts'
import { numberText } from '../../_domain/locale/numbers.ts'
import { decode } from '../decode.ts'
import { unguard } from './columns.ts'
import { writeTable } from './table.ts'

type RosterColumn = Exclude<keyof RosterLine, 'line'>

const COLUMN_NAMES: Readonly<Record<string, RosterColumn>> = {
  email: 'email',
  'e-mail': 'email',
  mail: 'email',
  address: 'email',
  'email address': 'email',
  'e-mail address': 'email',
  name: 'name',
  'display name': 'name',
  'full name': 'name',
  role: 'role',
  group: 'group',
  class: 'group',
}

/** What a file without a header has, in this order. */
const USUAL: RosterColumn[] = ['email', 'name', 'role', 'group']

export type ReadRoster = { lines: RosterLine[]; problem?: undefined } | { problem: string; line: number }

/** Reads a roster: separated by comma, semicolon or tab, with a header or without one, in UTF-8 or what spreadsheets call Unicode. */
export function readRoster(bytes: Uint8Array): ReadRoster {
  const text = decodeRoster(bytes)
  if (typeof text !== 'string') return text
  const rows = parseRows(text)
  if (!Array.isArray(rows)) return rows
  const [first] = rows
  const columns = first && columnsIn(first.cells)
  if (first && !columns && !first.cells.some((cell) => cell.includes('@')))
    return { problem: 'The first line names no column “email”, and has no address in it.', line: first.line }
  const body = columns ? rows.slice(1) : rows
  if (body.length > MOST_ROSTER_LINES)
    return {
      problem: `A roster has up to ${numberText(MOST_ROSTER_LINES)} lines.`,
      line: MOST_ROSTER_LINES + 1,
    }
  return { lines: body.map((row) => toLine(row, columns ?? USUAL)) }
}

function decodeRoster(bytes: Uint8Array): string | { problem: string; line: number } {
  const [first, second] = bytes
  // Spreadsheets call UTF-16 Unicode, and its mark says which.
  const isLittleEndian = first === 0xff && second === 0xfe
  if (isLittleEndian || (first === 0xfe && second === 0xff)) {
    const text = new TextDecoder(isLittleEndian ? 'utf-16le' : 'utf-16be').decode(bytes)
    return text.includes('\0') ? { problem: 'The file has zero characters in it.', line: 1 } : text
  }
  const decoded = decode(bytes)
  if (decoded.text === undefined) return { problem: decoded.message, line: decoded.line }
  return decoded.text.replace(/^\uFEFF/, '')
}

interface RosterRow {
  cells: string[]
  line: number
}

function parseRows(text: string): RosterRow[] | { problem: string; line: number } {
  const [header = ''] = /[^\r\n]+/.exec(text) ?? []
  const delimiter = [';', '\t', ','].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ','
  const rows: RosterRow[] = []
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => {
        const cells = record.map((cell) => unguard(cell.trim()))
        // The parser names the line on which a row ends.
        const breaks = record.join('').split(/\r\n|[\r\n]/).length - 1
        if (cells.some((cell) => cell !== '')) rows.push({ cells, line: lines - breaks })
        return null
      },
    })
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1
    return { problem: 'A quote is opened and never closed, or stands inside a cell without another.', line }
  }
}

function columnsIn(cells: readonly string[]): (RosterColumn | undefined)[] | undefined {
  const columns = cells.map((cell) => COLUMN_NAMES[cell.toLowerCase()])
  return columns.includes('email') ? columns : undefined
}

function toLine({ cells, line }: RosterRow, columns: readonly (RosterColumn | undefined)[]): RosterLine {
  const cell = (name: RosterColumn) => cells[columns.indexOf(name)] ?? ''
  return { line, email: cell('email'), name: cell('name'), role: cell('role'), group: cell('group') }
}

/** A row of the roster as it is given out. */
export interface RosterExportRow {
  name: string
  /** Of who is invited; members keep theirs to themselves. */
  email: string
  role: string
  groups: readonly string[]
  state: string
}

/** Texts are guarded so that no spreadsheet runs them. */
export const writeRoster = (rows: readonly RosterExportRow[]): string =>
  writeTable(
    ['name', 'email', 'role', 'group', 'state'],
    rows.map(({ name, email, role, groups, state }) => [name, email, role, groups.join(', '), state]),
  )
