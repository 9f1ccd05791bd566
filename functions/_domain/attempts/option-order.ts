import type { OptionOrder } from './draw-questions.ts'
import { rulesOf, type Answer, type AnswerKey } from './kinds/rules.ts'

// On the wire an option is named by its place on the learner's screen; stored and graded, by its place in the bank.

/** From the place shown to the place in the bank. */
export const toBank = (answer: Answer, order: OptionOrder): Answer =>
  rulesOf(answer.kind).reorder(answer, (place) => Number(order[place] ?? place))

/** From the place in the bank to the place shown. */
export const toShown = <Value extends Answer | AnswerKey>(value: Value, order: OptionOrder): Value =>
  rulesOf(value.kind).reorder(value, (place) => order.indexOf(String(place)))
