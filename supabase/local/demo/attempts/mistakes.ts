import { isRight, type Answer, type AnswerKey } from '../../../../functions/_domain/attempts/grading.ts'
import type { Question } from '../../../../functions/_domain/attempts/question.ts'

/** Plausible wrong answers; none if the question has no wrong answer. */
export function mistakesAt(question: Question, bank: readonly Question[]): Answer[] {
  const places = (question.options ?? []).map((_, place) => place)
  const found = mistakes(question.key, places, namesIn(bank, question.topic))
  return found.filter((answer) => !isRight(question.key, answer))
}

function mistakes(key: AnswerKey, places: readonly number[], names: readonly string[]): Answer[] {
  const { kind } = key
  switch (kind) {
    case 'single_choice':
      return places.map((choice) => ({ kind, choice }))
    case 'multiple_choice':
      return swaps(key.choices, places).map((choices) => ({ kind, choices }))
    case 'true_false':
      return [{ kind, truth: !key.truth }]
    case 'numeric':
      return [...new Set(misreckoned(key))].map((value) => ({ kind, value }))
    case 'short_text':
      return [...names, ...key.accepted.slice(0, 1).map(slip)].map((text) => ({ kind, text }))
  }
}

/** As many as asked for, one of them wrong; where all are right, one is left out. */
function swaps(right: readonly number[], places: readonly number[]): number[][] {
  const wrong = places.filter((place) => !right.includes(place))
  return right.flatMap((out) => {
    const rest = right.filter((place) => place !== out)
    const sets = wrong.length > 0 ? wrong.map((place) => [...rest, place]) : [rest]
    return sets.map((choices) => choices.toSorted((a, b) => a - b))
  })
}

/** One or two too many or too few, unless it is a round number; twice or half as much, a zero more or less. */
function misreckoned({ value, tolerance }: Extract<AnswerKey, { kind: 'numeric' }>): number[] {
  const near = value % 100 === 0 ? [] : [value - 2, value - 1, value + 1, value + 2]
  const off = [...near, value * 2, value / 2, value * 10, value / 10]
  // What is counted comes out whole, and nothing less than zero.
  const likely = off.filter((it) => (Number.isInteger(it) || !Number.isInteger(value)) && (it >= 0 || value < 0))
  // Where the tolerance takes in all of these, something further off.
  return likely.some((it) => Math.abs(it - value) > tolerance) ? likely : [value + 2 * tolerance + 1]
}

/** What the options of a topic name in a word or two: `dig`, BGP, Voice VLAN. */
const namesIn = (bank: readonly Question[], topic: string): string[] =>
  bank
    .filter((question) => question.topic === topic)
    .flatMap(({ options }) => options ?? [])
    .map((option) => option.replaceAll('`', ''))
    .filter((option) => /^(?!an? |the )[a-z-]+( [a-z-]+)?$/i.test(option))

/** Two letters in the middle change places. */
function slip(word: string): string {
  const half = word.length >> 1
  return word.slice(0, half - 1) + (word[half] ?? '') + (word[half - 1] ?? '') + word.slice(half + 1)
}
