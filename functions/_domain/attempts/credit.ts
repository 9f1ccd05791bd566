import { boxRulesOf } from './kinds/box-rules.ts'
import type { Answer, AnswerKey } from './kinds/rules.ts'

/** How much of an answer is right, from 0 to 1; null where a person has to say. An answer of another kind is wrong. */
export const creditOf = (key: AnswerKey, answer: Answer): number | null =>
  answer.kind === key.kind ? boxRulesOf(key.kind).credit(key, answer) : 0
