import { stringify } from 'csv-stringify/sync'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { writeAnswer } from './answers.ts'
import { COLUMNS, guard, joinSpellings, NOTE_COLUMNS, OPTION_COLUMNS } from './columns.ts'

export const writeCsv = (bank: BankQuestion[]): string =>
  // The byte order mark tells spreadsheets that it is UTF-8. Every cell is quoted: some spreadsheets break at bare line ends.
  stringify(bank.map(toRow), { bom: true, header: true, columns: COLUMNS, quoted_string: true })

function toRow(question: BankQuestion): Record<string, string> {
  const options = question.options?.map((option, index) => [OPTION_COLUMNS[index] ?? '', guard(option)] as const) ?? []
  const notes = question.option_notes?.map((note, index) => [NOTE_COLUMNS[index] ?? '', guard(note)] as const) ?? []
  return {
    kind: question.kind,
    topic: guard(question.topic),
    prompt: guard(question.prompt),
    ...Object.fromEntries(options),
    fixed_order: question.fixed_order ? 'true' : '',
    ...writeAnswer(question),
    explanation: guard(question.explanation),
    tip: guard(question.tip),
    tags: guard(joinSpellings(question.tags)),
    difficulty: question.difficulty ?? '',
    pool: question.pool === 'all' ? '' : question.pool,
    ...Object.fromEntries(notes),
  }
}
