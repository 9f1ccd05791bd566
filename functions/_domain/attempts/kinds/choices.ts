import { BANK_LIMITS } from '../bank-limits.ts'

export const ascending = (a: number, b: number) => a - b

/** The place of an option that any question could have. */
export const isPlace = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < BANK_LIMITS.options
