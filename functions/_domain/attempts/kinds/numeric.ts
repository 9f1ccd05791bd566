import { ANSWER_LIMITS } from '../answer-limits.ts'
import { withServerRules, type BoxRules, type KindRules, type WithoutOptions } from './kind-rules.ts'

/** Numbers as far from a value as the tolerance says, or nearer. */
export interface NumberRange {
  value: number
  tolerance: number
}

export interface Numeric {
  /** Other ranges may be right beside the first, as where two roots solve an equation. */
  key: { kind: 'numeric'; value: number; tolerance: number; also?: readonly NumberRange[] | undefined }
  answer: { kind: 'numeric'; value: number }
  stored: number
  bank: WithoutOptions & { answer: NumberRange & { unit?: string; also?: NumberRange[] } }
}

export const numericInBox: BoxRules<Numeric> = {
  credit: (key, answer) => Number(rangesOf(key).some((range) => isNear(answer.value, range))),
  parse: ({ value }) =>
    typeof value === 'number' && Math.abs(value) <= ANSWER_LIMITS.number ? { kind: 'numeric', value } : undefined,
  misfit: () => undefined,
  rows: () => null,
  places: () => [],
  text: ({ value }) => String(value),
  said: (value, { unit }) =>
    'tolerance' in value ? rangesOf(value).map((range) => rangeText(range, unit)) : [String(value.value)],
}

export const numeric: KindRules<Numeric> = /* @__PURE__ */ withServerRules(numericInBox, {
  encode: ({ value }) => value,
  decode: (stored) => (typeof stored === 'number' ? { kind: 'numeric', value: stored } : null),
  reorder: (value) => value,
  normalize: (answer) => answer,
  rowsToChoose: () => null,
})

/** "10 ms (±0.5)" */
export const rangeText = ({ value, tolerance }: NumberRange, unit: string | null): string =>
  [value, unit, tolerance > 0 ? `(±${tolerance})` : null].filter((part) => part !== null).join(' ')

/** Every range that is right, first the one that a review names. */
export const rangesOf = ({
  value,
  tolerance,
  also = [],
}: NumberRange & { also?: readonly NumberRange[] | undefined }) => [{ value, tolerance }, ...also]

/** A learner who types 0.1 + 0.2 means 0.3: the rounding of binary arithmetic is no mistake of theirs. */
export function isNear(given: number, { value, tolerance }: NumberRange): boolean {
  const slack = 4 * Number.EPSILON * Math.max(Math.abs(given), Math.abs(value), tolerance)
  return Math.abs(given - value) <= tolerance + slack
}
