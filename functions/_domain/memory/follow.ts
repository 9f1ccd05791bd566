import type { Mixing } from './mixing.ts'
import type { WorthOfAnswer } from './rating.ts'
import { remember, type QuestionMemory } from './remember.ts'

/** A place in the order in which the attempts of a learner were finished. */
export interface FinishedAt {
  id: string
  /** In milliseconds since 1970. */
  finished_at: number
}

/** An answer of an attempt that counts for memory. */
export interface RememberedAnswer extends WorthOfAnswer {
  lineage_id: string
}

/** A finished attempt, with the answers that count. */
export interface AttemptToRemember extends FinishedAt {
  answers: readonly RememberedAnswer[]
  mixing: Mixing
}

/** The last attempt that is in a learner's memory; null before the first. */
export type MemoryCursor = FinishedAt | null

/** Whether an attempt comes after all that are in the memory. */
export const isAfter = ({ finished_at, id }: FinishedAt, cursor: MemoryCursor): boolean =>
  cursor === null || finished_at > cursor.finished_at || (finished_at === cursor.finished_at && id > cursor.id)

export interface LearnerMemory {
  cursor: MemoryCursor
  /** By lineage. */
  questions: ReadonlyMap<string, QuestionMemory>
}

/**
 * A learner's memory after more of their finished attempts, in the order in which those were finished. An attempt that is in it
 * already changes nothing. So it does not matter into how many pieces a history is cut, or whether a piece comes twice.
 */
export function follow({ cursor, questions }: LearnerMemory, attempts: readonly AttemptToRemember[]): LearnerMemory {
  const known = new Map(questions)
  let last = cursor
  for (const { id, finished_at, answers, mixing } of attempts) {
    if (!isAfter({ id, finished_at }, last)) continue
    last = { id, finished_at }
    for (const { lineage_id, ...worth } of answers)
      known.set(lineage_id, remember(known.get(lineage_id), worth, { at: finished_at, mixing }))
  }
  return { cursor: last, questions: known }
}
