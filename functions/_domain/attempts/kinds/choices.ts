import { ANSWER_LIMITS } from '../answer-limits.ts'

export const ascending = (a: number, b: number) => a - b

/** The place of an option that any question could have. */
export const isPlace = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < ANSWER_LIMITS.options

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** Places without repeats, at least one. */
export const areChoices = (value: unknown): value is readonly number[] =>
  isList(value) && value.length > 0 && value.every(isPlace) && new Set(value).size === value.length

/** What is wrong with places where there are only so many options. */
export function strayPlace(places: readonly (number | null)[], rows: number): string | undefined {
  const stray = places.find((place) => place !== null && place >= rows)
  return stray === undefined ? undefined : `names option ${stray}, and there are ${rows}, from 0`
}

/** What is wrong with a list that has to have an entry for each of so many things. */
export const wrongCount = (list: readonly unknown[], wanted: number, things: string): string | undefined =>
  list.length === wanted ? undefined : `has ${list.length} entries, and there are ${wanted} ${things}`

export const sameChoices = (right: readonly number[], given: readonly number[]): boolean => {
  const [a, b] = [new Set(right), new Set(given)]
  return a.size === b.size && [...a].every((choice) => b.has(choice))
}

/** What choosing several is worth: right ones less wrong ones, of all right ones. */
export function shareOfChoices(right: readonly number[], given: readonly number[]): number {
  const [wanted, chosen] = [new Set(right), [...new Set(given)]]
  const hits = chosen.filter((choice) => wanted.has(choice)).length
  return Math.max(0, hits - (chosen.length - hits)) / wanted.size
}

/** The share of places that hold what is right. */
export const shareInPlace = (right: readonly unknown[], given: readonly unknown[]): number =>
  right.filter((value, index) => value === given[index]).length / right.length

export const textsAt = (places: readonly number[], rows: readonly string[] | null) =>
  places.map((place) => rows?.[place] ?? '')

/** Stands for a part that was left out, where an answer is said in words. */
export const LEFT_OUT = '–'
