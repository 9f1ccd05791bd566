import type { QuestionKind } from './kinds.ts'
import { rulesOf } from './rules.ts'

/** The chance that somebody who knows nothing answers a question right in full. Nobody does better than with a coin. */
export const guessFloor = (kind: QuestionKind, options: number): number =>
  Math.min(0.5, rulesOf(kind).blindChance?.(options) ?? 0)
