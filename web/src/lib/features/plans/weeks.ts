import type { StudyPlan } from '#contracts/plans/plans.ts'
import { dayText } from '#domain/locale/dates.ts'
import { addDays, mondayOf } from '#domain/time/days.ts'

type Day = StudyPlan['days'][number]

export interface PlanWeek {
  /** "This week", "Next week", "Dec 14 to Dec 20" */
  title: string
  monday: string
  /** The days of it that are ahead. */
  days: Day[]
}

/** The days of a plan by weeks, from Monday to Sunday. */
export function weeksOf(days: readonly Day[], today: string): PlanWeek[] {
  const first = mondayOf(today)
  return [...Map.groupBy(days, ({ day }) => mondayOf(day))].map(([monday, days]) => ({
    title: titleOf(monday, first),
    monday,
    days,
  }))
}

function titleOf(monday: string, first: string): string {
  if (monday === first) return 'This week'
  if (monday === addDays(first, 7)) return 'Next week'
  return `${dayText(monday, 'day')} to ${dayText(addDays(monday, 6), 'day')}`
}

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
