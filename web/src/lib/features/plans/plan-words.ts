import type { StudyPlan, TodaysReview } from '#contracts/plans/plans.ts'
import { count } from '#domain/locale/counts.ts'
import { dayText } from '#domain/locale/dates.ts'
import { numberText } from '#domain/locale/numbers.ts'
import { DAYS_WITHOUT_NEW, MINUTES_A_DAY } from '#domain/plans/limits.ts'
import { dayNumber } from '#domain/time/days.ts'

/** "12 days to your exam on Friday, December 11." */
export function countdownText({ today, exam_on }: { today: string; exam_on: string }): string {
  const days = dayNumber(exam_on) - dayNumber(today)
  if (days === 0) return 'Your exam is today. Good luck.'
  if (days === 1) return 'Your exam is tomorrow.'
  return `${count(days, 'day')} to your exam on ${dayText(exam_on, 'weekday')}.`
}

export function todayTitle({ next, goal, unseen }: Pick<TodaysReview, 'next' | 'goal' | 'unseen'>): string {
  switch (next) {
    case 'continue':
    case 'review':
      return `Today’s ${goal}`
    case 'unseen':
      return count(unseen, 'new question')
    case 'practice_exam':
      return 'A practice exam'
    case 'rest':
      return 'A day of rest'
    case 'enough':
      return 'Enough for today'
    case 'nothing':
      return 'Nothing to review today'
  }
}

export function todayWords({ next, done, running }: Pick<TodaysReview, 'next' | 'done' | 'running'>): string {
  switch (next) {
    case 'continue':
      return running ? `${running.answered} of ${running.length} answered.` : ''
    case 'review':
      return done > 0 ? 'A few more, then it is enough for today.' : 'What you would forget first.'
    case 'unseen':
      return done > 0 ? 'Your review is done. Now something new.' : 'You have never answered these.'
    case 'practice_exam':
      return 'A whole test as an exam shows where you stand.'
    case 'rest':
      return 'Nothing is planned. See you tomorrow.'
    case 'enough':
      return 'Come back tomorrow, or go on if you like.'
    case 'nothing':
      return 'What is worth repeating shows up here a few days after you first answer it.'
  }
}

/** Whether all questions fit into the days that are left, and what would help; nothing where they do. */
export function coverageText({
  plan,
  days,
  questions,
  seen,
  covered,
  minutes_for_all,
}: Pick<StudyPlan, 'plan' | 'days' | 'questions' | 'seen' | 'covered' | 'minutes_for_all'>): string | undefined {
  if (!plan || days.length === 0 || seen + covered >= questions) return undefined
  if (days.length <= DAYS_WITHOUT_NEW + 1) return 'The last three days are for review. Nothing new begins now.'
  const sees = `At ${plan.minutes_a_day} minutes a day you will see ${numberText(seen + covered)} of ${count(questions, 'question')}.`
  const help =
    minutes_for_all === null
      ? `Even ${MINUTES_A_DAY.most} minutes would not cover all. A later date would.`
      : `${minutes_for_all} minutes would cover all.`
  return `${sees} ${help}`
}
