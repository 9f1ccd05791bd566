import { stringify } from 'csv-stringify/sync'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { COLUMNS, guard, joinSpellings, OPTION_COLUMNS } from './columns.ts'

export const writeCsv = (bank: BankQuestion[]): string =>
  // With the mark in front, spreadsheets know that it is UTF-8. Every cell is quoted: some break at bare line ends.
  stringify(bank.map(toRow), { bom: true, header: true, columns: COLUMNS, quoted_string: true })

function toRow(question: BankQuestion): Record<string, string> {
  const options = question.options?.map((option, index) => [OPTION_COLUMNS[index] ?? '', guard(option)] as const) ?? []
  return {
    kind: question.kind,
    topic: guard(question.topic),
    prompt: guard(question.prompt),
    ...Object.fromEntries(options),
    fixed_order: question.fixed_order ? 'true' : '',
    ...answer(question),
    explanation: guard(question.explanation),
    tip: guard(question.tip),
  }
}

function answer(question: BankQuestion): Record<string, string> {
  if (question.kind === 'single_choice') return { answer: String(question.answer.choice + 1) }
  if (question.kind === 'multiple_choice')
    return { answer: question.answer.choices.map((choice) => choice + 1).join(';') }
  if (question.kind === 'true_false') return { answer: String(question.answer.truth) }
  if (question.kind === 'short_text') return { answer: guard(joinSpellings(question.answer.accepted)) }
  const { value, tolerance, unit } = question.answer
  return { answer: String(value), tolerance: String(tolerance), unit: guard(unit ?? '') }
}
