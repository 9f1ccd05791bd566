import { creditOf } from '../../../../functions/_domain/attempts/credit.ts'
import { isRight } from '../../../../functions/_domain/attempts/grading.ts'
import type { QuestionKind } from '../../../../functions/_domain/attempts/kinds/kinds.ts'
import type { PartAnswer, PartKey } from '../../../../functions/_domain/attempts/kinds/case.ts'
import type { GapKey } from '../../../../functions/_domain/attempts/kinds/cloze.ts'
import type { Answer, AnswerKey, QuestionParts } from '../../../../functions/_domain/attempts/kinds/rules.ts'
import type { Question } from '../../../../functions/_domain/attempts/question.ts'

/** What learners draw their mistakes from. */
interface Temptations<Kind extends QuestionKind = QuestionKind> {
  parts: QuestionParts<Kind>
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
  wrong: (key: AnswerKey<Kind>, temptations: Temptations<Kind>) => Answer<Kind>[]
}

const LIKELY: { [Kind in QuestionKind]: LikelyAnswers<Kind> } = {
  single_choice: {
    right: (key) => [key],
    wrong: ({ kind }, { places }) => places.map((choice) => ({ kind, choice })),
  },
  multiple_choice: {
    right: ({ kind, choices }) => [{ kind, choices }],
    wrong: ({ kind, choices }, { places }) =>
      [...swaps(choices, places), ...others(choices, places)].map((choices) => ({ kind, choices })),
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
  matching: {
    right: ({ kind, pairs }) => [{ kind, pairs }],
    wrong: ({ kind, pairs }, { places }) => shifted(pairs, places.length).map((pairs) => ({ kind, pairs })),
  },
  ordering: {
    right: (key) => [key],
    wrong: ({ kind, order }) =>
      order.slice(1).map((_, by) => ({ kind, order: [...order.slice(by + 1), ...order.slice(0, by + 1)] })),
  },
  categorizing: {
    right: ({ kind, categories }) => [{ kind, categories }],
    wrong: ({ kind, categories }, { parts }) =>
      shifted(categories, parts.categories.length).map((categories) => ({ kind, categories })),
  },
  cloze: {
    right: ({ kind, gaps }) => [{ kind, gaps: gaps.map(rightGap) }],
    wrong: ({ kind, gaps }, { parts }) =>
      [1, 2].map((by) => ({
        kind,
        gaps: gaps.map((gap, index) => wrongGap(gap, by, parts.gaps[index]?.length ?? 0)),
      })),
  },
  hotspot: {
    right: (key) => [key],
    wrong: ({ kind, choices }, { places }) =>
      [...swaps(choices, places), ...others(choices, places)].map((choices) => ({ kind, choices })),
  },
  essay: {
    right: ({ kind, model }) => [{ kind, text: model, self: 1 }],
    wrong: ({ kind }) => [{ kind, text: 'I would have to look that up.', self: 0 }],
  },
  case: {
    right: ({ kind, parts }) => [{ kind, parts: parts.map(rightPart) }],
    wrong: ({ kind, parts }, { parts: asked }) =>
      [0, 1].map((which) => ({
        kind,
        parts: parts.map((part, index) => {
          const { options = null, parts: inside = null } = asked.parts[index] ?? {}
          const places = [...(options ?? []).keys()]
          const wrong = likelyTo(part.kind)
            .wrong(part, { places, parts: inside, names: [] })
            .filter((answer) => creditOf(part, answer) === 0)
          return wrong[which % wrong.length] ?? null
        }),
      })),
  },
}

const rightPart = (key: PartKey): PartAnswer | null => likelyTo(key.kind).right(key)[0] ?? null

const rightGap = (key: GapKey) =>
  'choice' in key ? key.choice : 'accepted' in key ? (key.accepted[0] ?? null) : String(key.value)

function wrongGap(key: GapKey, by: number, choices: number) {
  if ('choice' in key) return (key.choice + 1 + (by % (choices - 1))) % choices
  if ('value' in key) return String(key.value + by * (2 * key.tolerance + 1))
  const [word = ''] = key.accepted
  return by > 1 || slip(word) === word ? `${word}s` : slip(word)
}

/** Every part wrong in the same way, in every way. */
const shifted = (right: readonly number[], size: number): number[][] =>
  Array.from({ length: size - 1 }, (_, by) => right.map((place) => (place + by + 1) % size))

/** All that are wrong, and none that is right. */
function others(right: readonly number[], places: readonly number[]): number[][] {
  const wrong = places.filter((place) => !right.includes(place))
  return wrong.length > 0 ? [wrong] : []
}

const likelyTo = <Kind extends QuestionKind>(kind: Kind): LikelyAnswers<Kind> => LIKELY[kind]

export const rightAnswers = (key: AnswerKey): Answer[] => likelyTo(key.kind).right(key)

/** Wrong answers that a learner might well give; none where there is no way to be wrong. */
export function mistakesAt({ key, options, parts, topic }: Question, bank: readonly Question[]): Answer[] {
  const places = (options ?? []).map((_, place) => place)
  const found = likelyTo(key.kind).wrong(key, { places, parts, names: namesIn(bank, topic) })
  // An attempt of the demo has as many points as right answers, so a mistake is one as a whole where it can be.
  const whole = found.filter((answer) => creditOf(key, answer) === 0)
  return whole.length > 0 ? whole : found.filter((answer) => !isRight(key, answer))
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
