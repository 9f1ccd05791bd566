import { CsvError, parse } from 'csv-parse/sync'
import { BANK_LIMITS } from '../../_domain/attempts/bank.ts'
import { toNumber } from '../decimal.ts'
import { excerpt } from '../excerpt.ts'
import { find, ImportError, type QuestionDraft, type FoundQuestion } from '../diagnostics.ts'
import { COLUMNS, NEEDED, OPTION_COLUMNS, splitSpellings, unguard } from './columns.ts'

interface Row {
  line: number
  cells: string[]
}

export function* readCsv(text: string): Generator<FoundQuestion> {
  const [header, ...rows] = toRows(text)
  if (!header) return
  const columns = header.cells.map((name) => name.trim().toLowerCase())
  checkHeader(columns)
  for (const { line, cells } of rows) {
    const cell = (name: string) => unguard(cells[columns.indexOf(name)]?.trim() ?? '')
    yield find({ line, name: excerpt(cell('prompt')) }, () => {
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
  const missing = NEEDED.filter((name) => !columns.includes(name))
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
        // Told where a row ends; it begins below the one before and whatever blank lines there are between.
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

/** Spreadsheets in many countries separate by semicolon, since their numbers have a comma. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1)
  const counted = [',', ';', '\t'].map((sign) => [sign, header.split(sign).length] as const)
  return counted.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ','
}

function readRow(cell: (name: string) => string): QuestionDraft {
  const options = OPTION_COLUMNS.map(cell)
  const last = options.findLastIndex((option) => option !== '')
  const draft = {
    topic: cell('topic'),
    prompt: cell('prompt'),
    ...(last >= 0 && { options: options.slice(0, last + 1) }),
    fixed_order: toTruth('fixed_order', cell('fixed_order') || 'false'),
    explanation: cell('explanation'),
    tip: cell('tip'),
  }
  const kind = cell('kind').toLowerCase()
  if (kind !== 'numeric')
    for (const name of ['tolerance', 'unit'])
      if (cell(name) !== '') throw new ImportError('invalid', `${name}: only a numeric question has one`)
  return { ...draft, ...readAnswer(kind, cell('answer'), cell) }
}

function readAnswer(
  kind: string,
  answer: string,
  cell: (name: string) => string,
): Pick<QuestionDraft, 'kind' | 'answer'> {
  if (answer === '') throw new ImportError('no_right_answer', 'answer: is empty')
  if (kind === 'single_choice') return { kind, answer: { choice: toPlace(answer) } }
  if (kind === 'multiple_choice') return { kind, answer: { choices: answer.split(';').map(toPlace) } }
  if (kind === 'true_false') return { kind, answer: { truth: toTruth('answer', answer) } }
  if (kind === 'short_text') return { kind, answer: { accepted: splitSpellings(answer) } }
  if (kind !== 'numeric') throw new ImportError('unsupported_kind', `“${excerpt(kind)}” is no kind of question here`)
  const unit = cell('unit')
  const tolerance = toNumber(cell('tolerance') || '0')
  return { kind, answer: { value: toNumber(answer), tolerance, ...(unit !== '' && { unit }) } }
}

function toPlace(text: string): number {
  if (!/^\s*[1-8]\s*$/.test(text))
    throw new ImportError(
      'invalid',
      `answer: expected the number of an option, from 1 to 8, and found “${excerpt(text)}”`,
    )
  return Number(text) - 1
}

const TRUTH = new Map([
  ['true', true],
  ['false', false],
])

function toTruth(name: string, text: string): boolean {
  const truth = TRUTH.get(text.toLowerCase())
  if (truth === undefined)
    throw new ImportError('invalid', `${name}: expected true or false, and found “${excerpt(text)}”`)
  return truth
}
