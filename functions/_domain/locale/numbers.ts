import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { rememberFormatter } from './remember-formatter.ts'
import { WRITERS } from './writers.ts'

const plain = rememberFormatter((locale: Locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }))

/** 1234.5 → "1,234.5" */
export const numberText = (value: number, locale = DEFAULT_LOCALE): string =>
  WRITERS[locale].number(value) ?? plain(locale).format(value)

/** "+50", "−20" */
export const signedText = (value: number, locale = DEFAULT_LOCALE): string =>
  `${value < 0 ? '−' : '+'}${numberText(Math.abs(value), locale)}`

/** 84.5 → "84.5%", 100 → "100%": at most one decimal, and none if it is zero. */
export const percentText = (value: number, decimals = 1, locale = DEFAULT_LOCALE): string =>
  WRITERS[locale].percent(percentNumber(value, decimals, locale))

/** A percentage without its sign. */
export const percentNumber = (value: number, decimals = 1, locale = DEFAULT_LOCALE): string =>
  numberText(roundPercent(value, decimals), locale)

/** Rounds half up, but neither 99.96 to 100 nor 0.04 to 0: those mean all and nothing. */
function roundPercent(value: number, decimals: number): number {
  const step = 10 ** -decimals
  // Of 31.55 × 10 a computer makes 315.49…, which fifteen digits mend.
  const rounded = Math.round(Number((value / step).toPrecision(15))) * step
  return value > 0 && value < 100 ? Math.min(100 - step, Math.max(step, rounded)) : rounded
}
