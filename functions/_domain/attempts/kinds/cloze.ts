import { ANSWER_LIMITS } from '../answer-limits.ts'
import { isList, isPlace, LEFT_OUT, wrongCount } from './choices.ts'
import { withoutRows, withServerRules, type BoxRules, type KindRules } from './kind-rules.ts'
import { isNear, rangeText, type NumberRange } from './numeric.ts'
import { readNumber } from './read-number.ts'
import { spelling } from './short-text.ts'

/** What is right in a gap: one of its choices, a text, or a number. */
export type GapKey = { choice: number } | { accepted: string[] } | NumberRange

/** What a learner put into a gap: the place of a choice, or a text. */
type GapAnswer = number | string | null

export interface Cloze {
  key: { kind: 'cloze'; gaps: readonly GapKey[] }
  answer: { kind: 'cloze'; gaps: readonly GapAnswer[] }
  stored: readonly GapAnswer[]
  bank: {
    options: null
    fixed_order: false
    /** The choices of each gap; null where the learner types. */
    parts: { gaps: (string[] | null)[] }
    answer: { gaps: GapKey[] }
  }
}

export const clozeInBox: BoxRules<Cloze> = {
  ...withoutRows,
  credit: (key, answer) =>
    key.gaps.filter((gap, index) => isRightIn(gap, answer.gaps[index] ?? null)).length / key.gaps.length,
  parse: ({ gaps }) =>
    areGaps(gaps) && gaps.length <= ANSWER_LIMITS.gaps && gaps.some((it) => it !== null)
      ? { kind: 'cloze', gaps: [...gaps] }
      : undefined,
  misfit: ({ gaps }, { parts }) =>
    wrongCount(gaps, parts.gaps.length, 'gaps') ??
    parts.gaps
      .map((choices, index) => misfitIn(choices, gaps[index] ?? null, index))
      .find((reason) => reason !== undefined),
  said: ({ gaps }, { parts }) => parts.gaps.map((choices, index) => `${index + 1}: ${saidIn(choices, gaps[index])}`),
}

export const cloze: KindRules<Cloze> = /* @__PURE__ */ withServerRules(clozeInBox, {
  encode: ({ gaps }) => gaps,
  decode: (stored) => (areGaps(stored) ? { kind: 'cloze', gaps: stored } : null),
  reorder: (value) => value,
  normalize: (answer) => ({
    ...answer,
    gaps: answer.gaps.map((given) => (typeof given === 'string' ? spelling(given) : given)),
  }),
  rowsToChoose: () => null,
})

function isRightIn(key: GapKey, given: GapAnswer): boolean {
  if ('choice' in key) return given === key.choice
  if (typeof given !== 'string') return false
  if ('accepted' in key) return key.accepted.some((text) => spelling(text) === spelling(given))
  const number = readNumber(spelling(given))
  return number !== null && isNear(number, key)
}

function misfitIn(choices: readonly string[] | null, given: GapAnswer, index: number): string | undefined {
  if (given === null) return undefined
  if (choices === null)
    return typeof given === 'string' ? undefined : `has a number in gap ${index + 1}, which is typed`
  if (typeof given === 'string') return `has a text in gap ${index + 1}, which has choices`
  return given < choices.length
    ? undefined
    : `names choice ${given} of gap ${index + 1}, and there are ${choices.length}`
}

function saidIn(choices: readonly string[] | null, value: GapKey | GapAnswer | undefined): string {
  if (value === null || value === undefined) return LEFT_OUT
  if (typeof value === 'string') return value
  if (typeof value === 'number') return choices?.[value] ?? ''
  if ('choice' in value) return choices?.[value.choice] ?? ''
  return 'accepted' in value ? value.accepted.join(' / ') : rangeText(value, null)
}

const isGap = (value: unknown): value is GapAnswer =>
  value === null ||
  isPlace(value) ||
  (typeof value === 'string' && value.trim() !== '' && value.length <= ANSWER_LIMITS.spelling)

const areGaps = (value: unknown): value is readonly GapAnswer[] => isList(value) && value.every(isGap)
