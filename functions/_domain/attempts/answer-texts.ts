import { boxRulesOf } from './kinds/box-rules.ts'
import type { Answer, AnswerKey, BodyOf } from './kinds/rules.ts'

/** An answer, or what is right, as a learner reads it. The options are in the order to which its numbers refer. */
export const answerTexts = (value: Answer | AnswerKey, body: BodyOf): readonly string[] =>
  boxRulesOf(value.kind).said(value, body)
