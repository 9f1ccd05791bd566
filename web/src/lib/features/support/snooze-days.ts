import { count } from '#domain/locale/counts.ts'

/** For how many days a question can be put off with one press. */
export const SNOOZE_DAYS = [1, 3, 7, 30] as const

/** "a day", "3 days", "a week" */
export const daysWords = (days: number): string => ({ 1: 'a day', 7: 'a week' })[days] ?? count(days, 'day')
