import { CsvError, parse } from 'csv-parse/sync'
import { excerpt } from '../excerpt.ts'
import { readEntry, ImportError, type QuestionDraft, type FileEntry } from '../diagnostics.ts'
import { readAnswer, toTruth, type CellReader } from './answers.ts'
import { PAUSE, type Steps } from '../steps.ts'
import { recordsOf, type CsvRecord } from './records.ts'
import { COLUMNS, NOTE_COLUMNS, REQUIRED, OPTION_COLUMNS, splitSpellings, unguard } from './columns.ts'

export function* readCsv(text: string): Steps {
  let columns: string[] | undefined
  const [, header = ''] = /^[\r\n]*([^\r\n]*)/.exec(text) ?? []
  const delimiter = delimiterOf(header)
  for (const record of recordsOf(text)) {
    if (record === PAUSE) {
      yield record
      continue
    }
    if (!columns) {
      columns = toCells(record, delimiter).map((name) => name.trim().toLowerCase())
      checkHeader(columns)
      continue
    }
    yield readRow({ record, columns, delimiter })
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

function toCells({ text, line }: CsvRecord, delimiter: string): string[] {
  try {
    const [cells = []] = parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true })
    return cells
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new ImportError(
      'malformed',
      'a quote is opened and never closed, or stands inside a cell without another',
      line,
    )
  }
}

/** Spreadsheets separate by semicolon in countries whose numbers have a comma. */
function delimiterOf(header: string): string {
  const counted = [',', ';', '\t'].map((sign) => [sign, header.split(sign).length] as const)
  return counted.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ','
}

interface RowToRead {
  record: CsvRecord
  columns: string[]
  delimiter: string
}

function readRow({ record, columns, delimiter }: RowToRead): FileEntry {
  let cells: string[] = []
  const cell = (name: string) => unguard(cells[columns.indexOf(name)]?.trim() ?? '')
  const entry = readEntry({ line: record.line, name: '' }, () => {
    cells = toCells(record, delimiter)
    if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      throw new ImportError('malformed', `the row has ${cells.length} cells, and the first row names ${columns.length}`)
    return toDraft(cell)
  })
  return { ...entry, name: excerpt(cell('prompt')) }
}

function toDraft(cell: CellReader): QuestionDraft {
  const options = OPTION_COLUMNS.map(cell)
  const last = options.findLastIndex((option) => option !== '')
  return {
    topic: cell('topic'),
    prompt: cell('prompt'),
    ...(last >= 0 && { options: options.slice(0, last + 1) }),
    ...(cell('fixed_order') !== '' && { fixed_order: toTruth('fixed_order', cell('fixed_order')) }),
    explanation: cell('explanation'),
    tip: cell('tip'),
    ...readMore(cell),
    ...readAnswer(cell),
  }
}

/** What a question of any kind may say besides. */
function readMore(cell: CellReader): Partial<QuestionDraft> {
  const notes = NOTE_COLUMNS.map(cell)
  const options = OPTION_COLUMNS.findLastIndex((name) => cell(name) !== '') + 1
  const last = Math.max(notes.findLastIndex((note) => note !== '') + 1, options || 2)
  return {
    ...(notes.some((note) => note !== '') && { option_notes: notes.slice(0, last) }),
    ...(cell('tags') !== '' && { tags: splitSpellings(cell('tags')) }),
    ...(cell('difficulty') !== '' && { difficulty: cell('difficulty').toLowerCase() }),
    ...(cell('pool') !== '' && { pool: cell('pool').toLowerCase() }),
  }
}
