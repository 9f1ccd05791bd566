/** A day is a date on a calendar, YYYY-MM-DD: nobody's midnight, in no zone. Such texts sort as the days do. */
const MILLISECONDS = 86_400_000

/** UTC has neither zones nor clock changes, so there each day is as long as the next. */
function start(day: string): number {
  const instant = Date.parse(`${day}T00:00:00Z`)
  // Date takes the 30th of February for a day in March.
  if (Number.isNaN(instant) || dayAt(instant) !== day) throw new RangeError(`There is no day ${day}.`)
  return instant
}

const dayAt = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** So that days can be counted: the next day has the next number. */
export const dayNumber = (day: string): number => start(day) / MILLISECONDS

export const addDays = (day: string, days: number): string => dayAt(start(day) + days * MILLISECONDS)

/** The days strictly between two. */
export function daysBetween(after: string, before: string): string[] {
  const gap = (start(before) - start(after)) / MILLISECONDS - 1
  return Array.from({ length: gap }, (_, index) => addDays(after, index + 1))
}
