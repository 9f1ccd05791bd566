import { addDays, weekdayOf } from '../time/days.ts'

/** The days of practice exams, in order: the last one two days before the exam, or on the last study day before that, and one each week before it. */
export function practiceExamDays({
  today,
  exam_on,
  rest_days,
}: {
  today: string
  exam_on: string
  rest_days: ReadonlySet<number>
}): string[] {
  let day = addDays(exam_on, -2)
  // At least one day of a week is no rest day.
  for (let back = 0; back < 7 && rest_days.has(weekdayOf(day)); back++) day = addDays(day, -1)
  const days: string[] = []
  for (; day >= today; day = addDays(day, -7)) days.unshift(day)
  return days
}
