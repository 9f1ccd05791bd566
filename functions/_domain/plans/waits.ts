import { addDays, dayNumber } from '../time/days.ts'

/** What was answered on a day comes again after at most a quarter of the days that are left before the exam, in whole days. */
export const longestWait = (answered_on: string, exam_on: string): number =>
  Math.max(1, Math.floor((dayNumber(exam_on) - dayNumber(answered_on)) / 4))

/** When a question comes again: once it is due, and before an exam no later than the longest wait. */
export function comesAgainOn(
  { due_on, answered_on }: { due_on: string; answered_on: string },
  exam_on: string | null,
): string {
  if (exam_on === null) return due_on
  const capped = addDays(answered_on, longestWait(answered_on, exam_on))
  return capped < due_on ? capped : due_on
}

/**
 * What was answered last on this day or earlier has waited as long as it may. The later an answer, the later its question comes
 * again, so one day divides them.
 */
export function waitedSince(today: string, exam_on: string): string {
  let day = addDays(today, -1)
  while (addDays(day, longestWait(day, exam_on)) > today) day = addDays(day, -1)
  return day
}
