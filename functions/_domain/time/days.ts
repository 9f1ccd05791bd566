/** A day is a calendar date, YYYY-MM-DD, without a zone or a time. Such texts sort in the order of the days. */

/** In milliseconds. */
export const DAY = 86_400_000

/** UTC has no clock changes, so each of its days is as long as the next. */
function start(day: string): number {
  const instant = Date.parse(`${day}T00:00:00Z`)
  // Date reads the 30th of February as a day in March.
  if (Number.isNaN(instant) || dayAt(instant) !== day) throw new RangeError(`There is no day ${day}.`)
  return instant
}

/** So many days are known at a time: to follow an exam asks for three with each answer, and to make one costs more than all else of it. */
const MOST_KNOWN = 4096
const known = new Map<number, string>()

/** The day of an instant in UTC. */
export function dayAt(instant: number): string {
  const number = Math.floor(instant / DAY)
  const there = known.get(number)
  if (there !== undefined) return there
  const day = new Date(number * DAY).toISOString().slice(0, 10)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(number, day)
  return day
}

/** Numbers the days: the next day has the next number. */
export const dayNumber = (day: string): number => start(day) / DAY

export const addDays = (day: string, days: number): string => dayAt(start(day) + days * DAY)

/** 1 is Monday, 7 is Sunday; of days since 1970. */
export const weekdayOf = (day: string): number => ((dayNumber(day) + 3) % 7) + 1

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

/** The days strictly between two days. */
export function daysBetween(after: string, before: string): string[] {
  const gap = (start(before) - start(after)) / DAY - 1
  return Array.from({ length: gap }, (_, index) => addDays(after, index + 1))
}
