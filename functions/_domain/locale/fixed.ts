import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { rememberFormatter } from './remember-formatter.ts'

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

/** English has a hyphen as its minus, which is shorter than a plus. */
const withMinus = (text: string) => text.replace('-', '−')
