import { addDays } from '../time/days.ts'

/** At night nobody is set a goal: from ten in the evening to six in the morning of the learner. */
export const isNight = (hour: number): boolean => hour >= 22 || hour < 6

/** The day before an exam and the day of it are for nothing else. Days are the learner's. */
export const isAroundExam = (today: string, exam_on: string | null): boolean =>
  exam_on !== null && exam_on >= today && exam_on <= addDays(today, 1)
