import { MOST_YEARS_AHEAD } from './limits.ts'

/** The last day for which an exam may be planned. */
export function lastExamDate(today: string): string {
  const [year = '', month = '', day = ''] = today.split('-')
  const last = String(Number(year) + MOST_YEARS_AHEAD).padStart(4, '0')
  // No other day is missing in any year.
  return month === '02' && day === '29' ? `${last}-02-28` : `${last}-${month}-${day}`
}

/** Why an exam cannot be planned for a day; undefined where it can. Days are dates of the learner. */
export function examDateProblem(exam_on: string, today: string): string | undefined {
  if (exam_on < today) return 'has passed'
  return exam_on > lastExamDate(today) ? 'is too far ahead' : undefined
}

/** The day of an exam that is still ahead; null without one, or once it has passed. */
export const examAhead = (plan: { exam_on: string } | null, today: string): string | null =>
  plan && plan.exam_on >= today ? plan.exam_on : null
