import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { rememberFormatter } from './remember-formatter.ts'

const dollars = rememberFormatter(
  (locale: Locale, digits: number) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: digits }),
)

/** "$12.50"; less than a cent as "$0.0042". */
export const dollarsText = (micros: number, locale = DEFAULT_LOCALE): string =>
  dollars(locale, micros > 0 && micros < 10_000 ? 4 : 2).format(micros / 1_000_000)
