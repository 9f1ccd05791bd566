import { caseRules, type Case } from './case.ts'
import { categorizing, type Categorizing } from './categorizing.ts'
import { cloze, type Cloze } from './cloze.ts'
import { essay, type Essay } from './essay.ts'
import { hotspot, type Hotspot } from './hotspot.ts'
import type { BoxRules, KindRules, QuestionBody } from './kind-rules.ts'
import type { QuestionKind } from './kinds.ts'
import { matching, type Matching } from './matching.ts'
import { multipleChoice, type MultipleChoice } from './multiple-choice.ts'
import { numeric, type Numeric } from './numeric.ts'
import { ordering, type Ordering } from './ordering.ts'
import { shortText, type ShortText } from './short-text.ts'
import { singleChoice, type SingleChoice } from './single-choice.ts'
import { trueFalse, type TrueFalse } from './true-false.ts'

interface Shapes {
  single_choice: SingleChoice
  multiple_choice: MultipleChoice
  true_false: TrueFalse
  numeric: Numeric
  short_text: ShortText
  matching: Matching
  ordering: Ordering
  categorizing: Categorizing
  cloze: Cloze
  hotspot: Hotspot
  essay: Essay
  case: Case
}

/** A kind that is listed and has no shape yet has no values, so that only places with an entry for each kind fail. */
interface NoShape {
  key: never
  answer: never
  stored: never
  bank: never
}

type ShapeOf = { [Kind in QuestionKind]: Kind extends keyof Shapes ? Shapes[Kind] : NoShape }

export type RulesOf<Kind extends QuestionKind> = KindRules<ShapeOf[Kind]>

export type BoxRulesOf<Kind extends QuestionKind> = BoxRules<ShapeOf[Kind]>

export const RULES: { [Kind in QuestionKind]: RulesOf<Kind> } = {
  single_choice: singleChoice,
  multiple_choice: multipleChoice,
  true_false: trueFalse,
  numeric,
  short_text: shortText,
  matching,
  ordering,
  categorizing,
  cloze,
  hotspot,
  essay,
  case: caseRules,
}

export const rulesOf = <Kind extends QuestionKind>(kind: Kind): RulesOf<Kind> => RULES[kind]

/** What is right, as a key has it. */
export type AnswerKey<Kind extends QuestionKind = QuestionKind> = ShapeOf[Kind]['key']

/** What a learner answered. */
export type Answer<Kind extends QuestionKind = QuestionKind> = ShapeOf[Kind]['answer']

/** An answer as an attempt stores it; null where there is none. */
export type StoredAnswer = ShapeOf[QuestionKind]['stored'] | null

/** What is asked beside the prompt and the options; null where nothing is. */
export type QuestionParts<Kind extends QuestionKind = QuestionKind> = ShapeOf[Kind]['bank']['parts']

/** What is asked beside the prompt, of a question of a kind. */
export type BodyOf<Kind extends QuestionKind = QuestionKind> = QuestionBody<ShapeOf[Kind]>

/** What a question of a bank says because of its kind. */
export type BankFields<Kind extends QuestionKind = QuestionKind> = { kind: Kind } & ShapeOf[Kind]['bank']
