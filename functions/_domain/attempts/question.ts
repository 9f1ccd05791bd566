import type { AnswerKey } from './grading.ts'

/** A question of a bank, with what answers it. */
export interface Question {
  /** In the bank, from 1. */
  position: number
  kind: AnswerKey['kind']
  topic: string
  prompt: string
  options: readonly string[] | null
  fixed_order: boolean
  key: AnswerKey
  unit: string | null
  explanation: string
  tip: string
}
