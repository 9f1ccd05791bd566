import { count } from '../locale/counts.ts'
import type { CalendarEntry } from './icalendar.ts'
import type { StudyDay } from './study-plan.ts'

/** So many days ahead a calendar has entries; the exam has one however far away it is. */
const DAYS_AHEAD = 90

/** The entries of a study plan. A day of rest has none. */
export function calendarDays(
  days: readonly StudyDay[],
  { feed, exam }: { feed: string; exam: string },
): CalendarEntry[] {
  return days.flatMap((it, index): CalendarEntry[] => {
    const uid = `${it.kind === 'exam' ? 'exam' : it.day}.${feed}@laude`
    if (it.kind === 'exam') return [{ uid, day: it.day, summary: `Exam: ${exam}`, description: 'Good luck.' }]
    const parts = partsOf(it)
    if (index > DAYS_AHEAD || parts.length === 0) return []
    return [{ uid, day: it.day, summary: `Study: ${parts.join(', ')}`, description: '' }]
  })
}

const partsOf = ({ kind, review, unseen }: StudyDay): string[] => [
  ...(kind === 'practice_exam' ? ['practice exam'] : []),
  ...(review > 0 ? [`review ${count(review, 'question')}`] : []),
  ...(unseen > 0 ? [`${unseen} new`] : []),
]
