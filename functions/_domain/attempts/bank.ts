import type { Difficulty } from '../tests/difficulty.ts'
import type { QuestionKind } from './kinds/kinds.ts'
import type { BankFields } from './kinds/rules.ts'

/** Where a question may come up: a question of the exam pool never appears in practice, which gives keys away. */
export const QUESTION_POOLS = ['all', 'exam'] as const
export type QuestionPool = (typeof QUESTION_POOLS)[number]

/** What every question of a bank says, whatever its kind. Every text but the topic is Markdown. */
interface BankTexts {
  topic: string
  prompt: string
  explanation: string
  /** Empty where there is none. */
  tip: string
  /** For each row why it tempts or why it is right, in the bank's order; null where no row has a note. */
  option_notes: string[] | null
  tags: string[]
  difficulty: Difficulty | null
  pool: QuestionPool
  /** What the file that it comes from calls it. */
  external_id?: string
}

/** A question with its key, as files carry it: a row of the table `questions` with its row of `question_keys`. */
export type BankQuestion<Kind extends QuestionKind = QuestionKind> = {
  [Each in Kind]: BankTexts & BankFields<Each>
}[Kind]

/** The formats of bank files, for import and export. */
export const BANK_FORMATS = ['gift', 'aiken', 'moodle_xml', 'csv', 'json'] as const
export type BankFormat = (typeof BANK_FORMATS)[number]

/** White space around a text and the way its lines end are layout of the file, not part of the text. */
export const tidy = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim()

/** The same for a text on one line. */
export const tidyLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
