import { readClock } from '../time/clock.ts'
import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { rememberFormatter } from './remember-formatter.ts'
import { WRITERS } from './writers.ts'

/** How a date is written. */
const FORMS = {
  /** Nov 29, 2026 */
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  /** Nov 29, 2026, 10:40 PM */
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  /** 10:40 PM */
  time: { hour: 'numeric', minute: '2-digit' },
  /** November 29, 2026 */
  full: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Sunday, November 29 */
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Nov 29 */
  day: { day: 'numeric', month: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

export type DateForm = keyof typeof FORMS

const formatter = rememberFormatter(
  (locale: Locale, form: DateForm, zone: string | undefined) =>
    new Intl.DateTimeFormat(locale, { ...FORMS[form], timeZone: zone }),
)

/** An instant by the calendar and the clock of a time zone; without one, of this device. */
export function instantText(
  at: string,
  form: DateForm,
  zone: string | undefined,
  locale: Locale = DEFAULT_LOCALE,
): string {
  const date = new Date(at)
  const clock = readClock(date, zone)
  return clock ? WRITERS[locale].date(clock, form) : formatter(locale, form, zone).format(date)
}

/** A date without a time, such as a learner's day: it is the same in every zone. */
export const dayText = (
  day: string,
  form: Exclude<DateForm, 'moment' | 'time'>,
  locale: Locale = DEFAULT_LOCALE,
): string => instantText(`${day}T00:00:00Z`, form, 'UTC', locale)
