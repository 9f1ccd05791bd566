import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { rememberFormatter } from './remember-formatter.ts'
import { WRITERS } from './writers.ts'

const plain = rememberFormatter((locale: Locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }))

/** 1234.5 → "1,234.5" */
export const numberText = (value: number, locale = DEFAULT_LOCALE): string =>
  WRITERS[locale]?.number(value) ?? plain(locale).format(value)

const fixed = rememberFormatter(
  (locale: Locale, decimals: number) =>
    // Not "-0.00".
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: 'negative',
    }),
)

/** With all its decimals: 0.3 → "0.30", −0.2 → "−0.20" */
export const fixedText = (value: number, decimals: number, locale = DEFAULT_LOCALE): string =>
  withMinus(fixed(locale, decimals).format(value))

const always = rememberFormatter(
  (locale: Locale) => new Intl.NumberFormat(locale, { signDisplay: 'always', maximumFractionDigits: 2 }),
)

/** "+50", "−20" */
export function signedText(value: number, locale = DEFAULT_LOCALE): string {
  const written = WRITERS[locale]?.number(Math.abs(value))
  if (written !== undefined) return `${value < 0 ? '−' : '+'}${written}`
  return withMinus(always(locale).format(value))
}

/** English has a hyphen as its minus, which is shorter than a plus. */
const withMinus = (text: string) => text.replace('-', '−')

const percent = rememberFormatter(
  (locale: Locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'percent', maximumFractionDigits: 2 }),
)

/** 84.5 → "84.5%", 100 → "100%": at most one decimal, and none if it is zero. */
export function percentText(value: number, decimals = 1, locale = DEFAULT_LOCALE): string {
  const rounded = roundPercent(value, decimals)
  return WRITERS[locale]?.percent(rounded) ?? percent(locale).format(rounded)
}

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
