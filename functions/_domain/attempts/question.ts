import type { Key } from './grading.ts'

/** A question of a bank, with what answers it. */
export interface Question {
  /** In the bank, from 1. */
  position: number
  kind: Key['kind']
  topic: string
  prompt: string
  options: readonly string[] | null
  fixed_order: boolean
  key: Key
  unit: string | null
  explanation: string
  tip: string
}
