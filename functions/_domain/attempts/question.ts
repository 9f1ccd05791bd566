import type { QuestionKind } from './kinds/kinds.ts'
import type { AnswerKey } from './kinds/rules.ts'

/** A question of a bank with its key. */
export interface Question {
  /** In the bank, from 1. */
  position: number
  kind: QuestionKind
  topic: string
  prompt: string
  options: readonly string[] | null
  fixed_order: boolean
  key: AnswerKey
  /** The unit of a number. */
  unit: string | null
  explanation: string
  tip: string
}
