import { BANK_LIMITS } from '../bank-limits.ts'
import type { KindRules, WithoutOptions } from './kind-rules.ts'

export interface Numeric {
  key: { kind: 'numeric'; value: number; tolerance: number }
  answer: { kind: 'numeric'; value: number }
  stored: number
  bank: WithoutOptions & { answer: { value: number; tolerance: number; unit?: string } }
}

export const numeric: KindRules<Numeric> = {
  isRight: (key, answer) => isNear(answer.value, key),
  encode: ({ value }) => value,
  decode: (stored) => (typeof stored === 'number' ? { kind: 'numeric', value: stored } : null),
  parse: ({ value }) =>
    typeof value === 'number' && Math.abs(value) <= BANK_LIMITS.number ? { kind: 'numeric', value } : undefined,
  reorder: (value) => value,
  normalize: (answer) => answer,
  rows: () => null,
  places: () => [],
  text: ({ value }) => String(value),
}

/** A learner who types 0.1 + 0.2 means 0.3: the rounding of binary arithmetic is no mistake of theirs. */
function isNear(given: number, { value, tolerance }: { value: number; tolerance: number }): boolean {
  const slack = 4 * Number.EPSILON * Math.max(Math.abs(given), Math.abs(value), tolerance)
  return Math.abs(given - value) <= tolerance + slack
}
