import { CsvError, parse } from 'csv-parse/sync'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { excerpt } from '../excerpt.ts'
import { readEntry, ImportError, type QuestionDraft, type FileEntry } from '../diagnostics.ts'
import { readAnswer, toTruth, type CellReader } from './answers.ts'
import { COLUMNS, REQUIRED, OPTION_COLUMNS, unguard } from './columns.ts'

interface Row {
  line: number
  cells: string[]
}

export function* readCsv(text: string): Generator<FileEntry> {
  const [header, ...rows] = toRows(text)
  if (!header) return
  const columns = header.cells.map((name) => name.trim().toLowerCase())
  checkHeader(columns)
  for (const { line, cells } of rows) {
    const cell = (name: string) => unguard(cells[columns.indexOf(name)]?.trim() ?? '')
    yield readEntry({ line, name: excerpt(cell('prompt')) }, () => {
      if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
        throw new ImportError(
          'malformed',
          `the row has ${cells.length} cells, and the first row names ${columns.length}`,
        )
      return readRow(cell)
    })
  }
}

function checkHeader(columns: string[]): void {
  const unknown = columns.find((name) => !COLUMNS.includes(name))
  if (unknown !== undefined)
    throw new ImportError(
      'unknown_part',
      `there is no column “${excerpt(unknown)}” here; there are ${COLUMNS.join(', ')}`,
    )
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) throw new ImportError('malformed', `the column “${twice}” is there twice`)
  const missing = REQUIRED.filter((name) => !columns.includes(name))
  if (missing.length > 0) throw new ImportError('malformed', `the first row names no column ${missing.join(', ')}`)
}

function toRows(text: string): Row[] {
  const rows: Row[] = []
  let [end, blank] = [0, 0]
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      // The header, and enough to see that there are too many.
      to: BANK_LIMITS.questions + 2,
      on_record: (cells, { lines, empty_lines }) => {
        // The parser says where a row ends; it begins after the row before and the blank lines between.
        rows.push({ line: end + 1 + empty_lines - blank, cells })
        end = lines
        blank = empty_lines
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    throw new ImportError(
      'malformed',
      'a quote is opened and never closed, or stands inside a cell without another',
      line,
    )
  }
  return rows
}

/** Spreadsheets separate by semicolon in countries whose numbers have a comma. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1)
  const counted = [',', ';', '\t'].map((sign) => [sign, header.split(sign).length] as const)
  return counted.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ','
}

function readRow(cell: CellReader): QuestionDraft {
  const options = OPTION_COLUMNS.map(cell)
  const last = options.findLastIndex((option) => option !== '')
  return {
    topic: cell('topic'),
    prompt: cell('prompt'),
    ...(last >= 0 && { options: options.slice(0, last + 1) }),
    fixed_order: toTruth('fixed_order', cell('fixed_order') || 'false'),
    explanation: cell('explanation'),
    tip: cell('tip'),
    ...readAnswer(cell),
  }
}
