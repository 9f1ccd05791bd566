import type { QuestionMedia } from '../media/shown-media.ts'
import type { QuestionPool } from './bank.ts'
import type { QuestionKind } from './kinds/kinds.ts'
import type { Amended } from './amendments.ts'
import type { AnswerKey, QuestionParts } from './kinds/rules.ts'

/** A question of a bank with its key. */
export interface Question {
  /** In the bank, from 1. */
  position: number
  kind: QuestionKind
  topic: string
  prompt: string
  options: readonly string[] | null
  fixed_order: boolean
  /** What is asked beside the prompt and the options, and nothing of what is right. */
  parts: QuestionParts
  key: AnswerKey
  /** The unit of a number. */
  unit: string | null
  explanation: string
  tip: string
  /** What its texts show. */
  media: readonly QuestionMedia[]
  /** Set where the question was corrected after it went live. */
  amended?: Amended
  /** Why each option tempts, or why it is right, in the bank's order; empty where there is nothing to say. */
  option_notes: readonly string[] | null
  pool: QuestionPool
}
