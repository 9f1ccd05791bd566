import type { Answer, AnswerKey } from './grading.ts'
import type { OptionOrder } from './draw-questions.ts'

// On the wire options are named by where they are shown; stored and graded, by where they are in the bank.

/** From shown to bank. */
export const toBank = (answer: Answer, order: OptionOrder): Answer =>
  moved(answer, (place) => Number(order[place] ?? place))

/** From bank to shown. */
export const toShown = <T extends Answer | AnswerKey>(answer: T, order: OptionOrder): T =>
  moved(answer, (place) => order.indexOf(String(place)))

function moved<T extends Answer | AnswerKey>(answer: T, move: (place: number) => number): T {
  if (answer.kind === 'single_choice') return { ...answer, choice: move(answer.choice) }
  if (answer.kind === 'multiple_choice')
    return { ...answer, choices: answer.choices.map(move).toSorted((a, b) => a - b) }
  return answer
}

/** Why this cannot be an answer to a question of that kind with so many options; undefined where it can. */
export function misfit(answer: Answer, kind: AnswerKey['kind'], options: number): string | undefined {
  if (answer.kind !== kind) return `is the answer to a question of kind ${answer.kind}, and this one is ${kind}`
  const places =
    answer.kind === 'single_choice' ? [answer.choice] : answer.kind === 'multiple_choice' ? answer.choices : []
  const wrong = places.find((place) => place >= options)
  return wrong === undefined ? undefined : `names option ${wrong}, and there are ${options}, from 0`
}
