import type { OptionOrder } from './draw-questions.ts'
import { rulesOf, type Answer, type AnswerKey } from './kinds/rules.ts'

// On the wire an option is named by its place on the learner's screen; stored and graded, by its place in the bank.

/** What is said of each option, in the order shown; rows that are no options keep their order. */
export const toShownRows = (rows: readonly string[], order: OptionOrder): string[] =>
  order === '' ? [...rows] : Array.from(order, (place) => rows[Number(place)] ?? '')

/** From the place shown to the place in the bank. */
export const toBank = (answer: Answer, order: OptionOrder): Answer =>
  rulesOf(answer.kind).reorder(answer, (place) => Number(order[place] ?? place))

/** From the place in the bank to the place shown. */
export const toShown = <Value extends Answer | AnswerKey>(value: Value, order: OptionOrder): Value =>
  rulesOf(value.kind).reorder(value, (place) => order.indexOf(String(place)))
