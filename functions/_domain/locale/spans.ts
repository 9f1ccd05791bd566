import { count } from './counts.ts'
import { DEFAULT_LOCALE } from './locale.ts'
import { numberText } from './numbers.ts'

/** 29425 s → "8 h 10 min", rounded down. */
export function timeText(value: number, unit: 'seconds' | 'minutes', locale = DEFAULT_LOCALE): string {
  const minutes = Math.floor(unit === 'seconds' ? value / 60 : value)
  const hours = Math.floor(minutes / 60)
  return [hours > 0 && `${numberText(hours, locale)} h`, (minutes % 60 > 0 || hours === 0) && `${minutes % 60} min`]
    .filter(Boolean)
    .join(' ')
}

/** What something took, to the nearest minute: "12 min", "1 h 5 min"; under a minute, "40 s". */
export const durationText = (seconds: number, locale = DEFAULT_LOCALE): string =>
  seconds < 60 ? `${seconds} s` : timeText(Math.round(seconds / 60), 'minutes', locale)

/** How long to wait, rounded up: "1 second", "40 seconds", "3 minutes". */
export const waitText = (seconds: number, locale = DEFAULT_LOCALE): string =>
  seconds < 90
    ? count(Math.max(1, Math.ceil(seconds)), 'second', 'seconds', locale)
    : count(Math.ceil(seconds / 60), 'minute', 'minutes', locale)

/** A time span in days, or in hours if it is under two days: "4 days", "5 hours". */
export function daysText(days: number | null, locale = DEFAULT_LOCALE): string {
  if (days === null) return '–'
  if (days >= 1.95) return count(Math.round(days), 'day', 'days', locale)
  return days * 24 < 1 ? 'under an hour' : count(Math.round(days * 24), 'hour', 'hours', locale)
}
