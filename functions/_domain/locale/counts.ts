import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { numberText } from './numbers.ts'
import { rememberFormatter } from './remember-formatter.ts'

/** The noun for a number of things: "day" for 1, "days" for all else. */
export const plural = (n: number, one: string, many = `${one}s`): string => (n === 1 ? one : many)

/** "1 day", "1,200 days" */
export const count = (n: number, one: string, many = `${one}s`, locale = DEFAULT_LOCALE): string =>
  `${numberText(n, locale)} ${plural(n, one, many)}`

const ENDINGS = new Map<Intl.LDMLPluralRule, string>([
  ['one', 'st'],
  ['two', 'nd'],
  ['few', 'rd'],
])
const ordinals = rememberFormatter((locale: Locale) => new Intl.PluralRules(locale, { type: 'ordinal' }))

/** "1st", "22nd", "113th" */
export const ordinal = (n: number, locale = DEFAULT_LOCALE): string =>
  `${numberText(n, locale)}${ENDINGS.get(ordinals(locale).select(n)) ?? 'th'}`
