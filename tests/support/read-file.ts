import type { BankFormat, BankQuestion } from '../../functions/_domain/attempts/bank.ts'
import type { ImportDefaults } from '../../functions/_formats/bank-entry.ts'
import { readBank } from '../../functions/_formats/read-bank.ts'

const DEFAULTS = { topic: 'Topic', explanation: 'Because.' }

/** What became of each question: it, or the line and the code that it was refused with. */
export const outcomes = (
  format: BankFormat,
  text: string,
  defaults: ImportDefaults = DEFAULTS,
): (BankQuestion | string)[] =>
  readBank(format, text, defaults).map(
    ({ line, question, refusal }) => question ?? `line ${line}: ${refusal?.code ?? 'nothing'}`,
  )

/** The only question of a file, which is to be taken. */
export function only(format: BankFormat, text: string, defaults?: ImportDefaults): BankQuestion {
  const [first, second] = readBank(format, text, defaults ?? DEFAULTS)
  if (!first?.question || second) throw new Error(`Not one question: ${JSON.stringify([first, second])}`)
  return first.question
}

/** Why the first question that was refused was refused. */
export const reason = (format: BankFormat, text: string): string | undefined =>
  readBank(format, text, DEFAULTS).find(({ refusal }) => refusal)?.refusal?.message

/** What a question says that no file mentions. */
export const NOTHING_MORE = { parts: null, option_notes: null, tags: [], difficulty: null, pool: 'all' }
