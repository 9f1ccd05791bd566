import { isRight } from '../../../../functions/_domain/attempts/grading.ts'
import type { QuestionKind } from '../../../../functions/_domain/attempts/kinds/kinds.ts'
import type { Answer, AnswerKey } from '../../../../functions/_domain/attempts/kinds/rules.ts'
import type { Question } from '../../../../functions/_domain/attempts/question.ts'

/** What learners draw their mistakes from. */
interface Temptations {
  /** The places of the options. */
  places: readonly number[]
  /** What the options of the topic name. */
  names: readonly string[]
}

/** The answers that learners are likely to give to one kind of question. */
interface LikelyAnswers<Kind extends QuestionKind> {
  /** The most frequent first. */
  right: (key: AnswerKey<Kind>) => Answer<Kind>[]
  /** Some of them may be right by accident. */
  wrong: (key: AnswerKey<Kind>, temptations: Temptations) => Answer<Kind>[]
}

const LIKELY: { [Kind in QuestionKind]: LikelyAnswers<Kind> } = {
  single_choice: {
    right: (key) => [key],
    wrong: ({ kind }, { places }) => places.map((choice) => ({ kind, choice })),
  },
  multiple_choice: {
    right: (key) => [key],
    wrong: ({ kind, choices }, { places }) => swaps(choices, places).map((choices) => ({ kind, choices })),
  },
  true_false: {
    right: (key) => [key],
    wrong: ({ kind, truth }) => [{ kind, truth: !truth }],
  },
  numeric: {
    right: ({ kind, value }) => [{ kind, value }],
    wrong: (key) => [...new Set(misreckoned(key))].map((value) => ({ kind: key.kind, value })),
  },
  short_text: {
    right: ({ kind, accepted }) => accepted.map((text) => ({ kind, text })),
    wrong: ({ kind, accepted }, { names }) =>
      [...names, ...accepted.slice(0, 1).map(slip)].map((text) => ({ kind, text })),
  },
}

const likelyTo = <Kind extends QuestionKind>(kind: Kind): LikelyAnswers<Kind> => LIKELY[kind]

export const rightAnswers = (key: AnswerKey): Answer[] => likelyTo(key.kind).right(key)

/** Wrong answers that a learner might well give; none where there is no way to be wrong. */
export function mistakesAt({ key, options, topic }: Question, bank: readonly Question[]): Answer[] {
  const places = (options ?? []).map((_, place) => place)
  const found = likelyTo(key.kind).wrong(key, { places, names: namesIn(bank, topic) })
  return found.filter((answer) => !isRight(key, answer))
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
function misreckoned({ value, tolerance }: Pick<AnswerKey<'numeric'>, 'value' | 'tolerance'>): number[] {
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
