import type { KindRules } from './kind-rules.ts'
import type { QuestionKind } from './kinds.ts'
import { multipleChoice, type MultipleChoice } from './multiple-choice.ts'
import { numeric, type Numeric } from './numeric.ts'
import { shortText, type ShortText } from './short-text.ts'
import { singleChoice, type SingleChoice } from './single-choice.ts'
import { trueFalse, type TrueFalse } from './true-false.ts'

interface Shapes {
  single_choice: SingleChoice
  multiple_choice: MultipleChoice
  true_false: TrueFalse
  numeric: Numeric
  short_text: ShortText
}

/** A kind that is listed and has no shape yet has no values, so that only places with an entry for each kind fail. */
interface NoShape {
  key: never
  answer: never
  stored: never
  bank: never
}

type ShapeOf = { [Kind in QuestionKind]: Kind extends keyof Shapes ? Shapes[Kind] : NoShape }

const RULES: { [Kind in QuestionKind]: KindRules<ShapeOf[Kind]> } = {
  single_choice: singleChoice,
  multiple_choice: multipleChoice,
  true_false: trueFalse,
  numeric,
  short_text: shortText,
}

export const rulesOf = <Kind extends QuestionKind>(kind: Kind): KindRules<ShapeOf[Kind]> => RULES[kind]

/** What is right, as a key has it. */
export type AnswerKey<Kind extends QuestionKind = QuestionKind> = ShapeOf[Kind]['key']

/** What a learner answered. */
export type Answer<Kind extends QuestionKind = QuestionKind> = ShapeOf[Kind]['answer']

/** An answer as an attempt stores it; null where there is none. */
export type StoredAnswer = ShapeOf[QuestionKind]['stored'] | null

/** What a question of a bank says because of its kind. */
export type BankFields<Kind extends QuestionKind = QuestionKind> = { kind: Kind } & ShapeOf[Kind]['bank']
