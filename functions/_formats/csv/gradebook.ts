import { parse } from 'csv-parse/sync'
import { unguard } from './columns.ts'
import { writeHead, writeRows } from './table.ts'

/** The head of a gradebook: one column for each assignment. */
export const writeGradebookHead = (titles: readonly string[]): string =>
  writeHead(['learner', 'username', ...titles, 'total'])

export interface GradebookLine {
  display_name: string
  username: string
  cells: readonly string[]
  total: number | null
}

/** One learner a row. */
export const writeGradebookLines = (lines: readonly GradebookLine[]): string =>
  writeRows(lines.map(({ display_name, username, cells, total }) => [display_name, username, ...cells, total]))

export interface GradeLine {
  line: number
  username: string
  assignment: string
  grade: string
  reason: string
}

/** Where each column of a file with grades may be; null where one is missing. */
export interface ReadGrades {
  lines: GradeLine[]
  missing: string[]
}

const NEEDED = ['username', 'assignment', 'percent'] as const

/** Reads a file with one grade a row, from any spreadsheet. Undefined: it is no CSV. */
export function readGradeLines(csv: string): ReadGrades | undefined {
  const rows = parseRows(csv)
  if (!rows) return undefined
  const [head = [], ...records] = rows
  const names = head.map((name) => name.trim().toLowerCase())
  const at = (name: string) => names.indexOf(name)
  return {
    missing: NEEDED.filter((name) => at(name) === -1),
    lines: records.map((cells, index) => {
      const cell = (name: string) => unguard((cells[at(name)] ?? '').trim())
      return {
        line: index + 2,
        username: cell('username'),
        assignment: cell('assignment'),
        grade: cell('percent'),
        reason: cell('reason'),
      }
    }),
  }
}

function parseRows(csv: string): string[][] | undefined {
  try {
    const delimiter = (csv.split('\n', 1)[0] ?? '').includes(';') ? ';' : ','
    return parse(csv, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) return undefined
    throw error
  }
}
