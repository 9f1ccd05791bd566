import type { QuestionMemory } from '../../../_domain/memory/remember.ts'
import type { MemoryRow } from '../../../_domain/memory/rows.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** A row of a learner's memory, with what is remembered of its questions, in their order. */
export interface StoredMemory extends LearnerKey, MemoryRow {
  questions: readonly QuestionMemory[]
}

/** What is stored of the questions of a row: of each an array, all in the same order. */
type QuestionColumns = { [Name in keyof QuestionMemory]: readonly QuestionMemory[Name][] }

/** A row as it is stored. */
export interface MemoryColumns extends LearnerKey, MemoryRow, QuestionColumns {}

export const toStored = ({
  user_id,
  community_id,
  test_id,
  part,
  lineages,
  ...columns
}: MemoryColumns): StoredMemory => ({
  ...{ user_id, community_id, test_id, part, lineages },
  questions: lineages.map((_, index) => questionAt(columns, index)),
})

const questionAt = (columns: QuestionColumns, index: number): QuestionMemory => ({
  stability: at(columns.stability, index),
  difficulty: at(columns.difficulty, index),
  due_on: at(columns.due_on, index),
  reviewed_at: at(columns.reviewed_at, index),
  repetitions: at(columns.repetitions, index),
  lapses: at(columns.lapses, index),
  answered: at(columns.answered, index),
  missed: at(columns.missed, index),
  first_at: at(columns.first_at, index),
  last_at: at(columns.last_at, index),
  first_right: at(columns.first_right, index),
  last_right: at(columns.last_right, index),
  first_mixed: at(columns.first_mixed, index),
  mixed_days: at(columns.mixed_days, index),
  mixed_on: at(columns.mixed_on, index),
})

/** The value of one question. All arrays of a row have the same length. */
export function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index]
  if (value === undefined) throw new Error('A row of memory lacks a value of one of its questions.')
  return value
}
