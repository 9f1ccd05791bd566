import type { Clock } from '../time/clock.ts'
import type { DateForm } from './dates.ts'
import { english } from './english.ts'
import type { Locale } from './locale.ts'

/**
 * Writes what pages show as Intl would, without it. Making the first formatter takes a phone a tenth of a second, since the browser
 * loads the data of the language for it, and a page is not to stand still for that.
 */
export interface Writer {
  /** 1234.5 → "1,234.5"; undefined for a number that is to be rounded first, as Intl does. */
  number(value: number): string | undefined
  /** "84.5" → "84.5%" */
  percent(number: string): string
  date(clock: Clock, form: DateForm): string
  list(items: readonly string[], type: 'conjunction' | 'disjunction'): string
}

export const WRITERS: Record<Locale, Writer> = { 'en-US': english }
