import { rulesOf, type Answer, type AnswerKey, type BodyOf } from './kinds/rules.ts'

/** An answer, or what is right, as a learner reads it. The options are in the order to which its numbers refer. */
export const answerTexts = (value: Answer | AnswerKey, body: BodyOf): readonly string[] =>
  rulesOf(value.kind).said(value, body)
