import { DEFAULT_LOCALE } from './locale.ts'
import { numberText } from './numbers.ts'

/** The noun for a number of things: "day" for 1, "days" for all else. */
export const plural = (n: number, one: string, many = `${one}s`): string => (n === 1 ? one : many)

/** "1 day", "1,200 days" */
export const count = (n: number, one: string, many = `${one}s`, locale = DEFAULT_LOCALE): string =>
  `${numberText(n, locale)} ${plural(n, one, many)}`

/** "1st", "22nd", "113th" */
export const ordinal = (n: number, locale = DEFAULT_LOCALE): string => `${numberText(n, locale)}${ending(n)}`

function ending(n: number): string {
  const isTeen = n % 100 > 10 && n % 100 < 14
  return (!isTeen && ['', 'st', 'nd', 'rd'][n % 10]) || 'th'
}
