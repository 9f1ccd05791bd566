import type { Streaks, StreakStatusShown } from '#contracts/streaks/streaks.ts'
import { addDays, dayNumber } from '#domain/time/days.ts'
import { count } from '#domain/locale/counts.ts'

export type Warmth = 'cold' | 'gold' | 'orange' | 'red'

/** The color of the flame: orange from a week on, red from a month on. */
export const warmthOf = (current: number): Warmth => {
  if (current === 0) return 'cold'
  if (current < 7) return 'gold'
  return current < 30 ? 'orange' : 'red'
}

export type DayState = 'active' | 'frozen' | 'paused' | 'missed' | 'before' | 'open' | 'future'

export interface CalendarDay {
  day: string
  state: DayState
  today: boolean
}

/** The number of whole weeks that the service sends days for. */
const WEEKS = 6

/** Whole weeks from Monday to Sunday; the last one contains today. */
export function calendarOf(today: string, known: StreakStatusShown['days']): CalendarDay[][] {
  const [firstDay] = known.map(({ day }) => day).toSorted()
  const states = new Map(known.map(({ day, state }) => [day, state]))
  // Day 0, the first of January 1970, was a Thursday.
  const monday = addDays(today, -((dayNumber(today) + 3) % 7))
  const stateOf = (day: string): DayState => {
    if (day > today) return 'future'
    if (day === today) return states.get(day) ?? 'open'
    // Days before the learner's first are not missed.
    return states.get(day) ?? (firstDay !== undefined && day > firstDay ? 'missed' : 'before')
  }
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = addDays(monday, 7 * (week - WEEKS + 1) + weekday)
      return { day, state: stateOf(day), today: day === today }
    }),
  )
}

/** The calendar is of learning: the days of a visiting streak are not shown. */
export const shownStreaks = (all: Streaks): Streaks => ({
  ...all,
  streaks: all.streaks.map((it) => (it.kind === 'learning' ? it : { ...it, days: [] })),
})

/** The learning streak and how many visits there are in a row; null where there is no streak to show. */
export function learningOf({ streaks, today }: Streaks) {
  const streak = streaks.find(({ kind }) => kind === 'learning')
  if (!streak) return null
  return {
    today,
    streak,
    visits: streaks.find(({ kind }) => kind === 'daily_login')?.current,
    isProtected: streak.days.some(({ day, state }) => day === today && state === 'frozen'),
  }
}

export const DAY_STATE: Record<DayState, string> = {
  active: 'active',
  frozen: 'frozen',
  paused: 'skipped by travel',
  missed: 'missed',
  before: 'before your first day',
  open: 'not active yet',
  future: 'in the future',
}

/** What the learner can do for the streak today, in one sentence. */
export const todayWords = ({ state, current, freezes }: StreakStatusShown, isProtected: boolean): string => {
  if (isProtected) return 'Today is protected. Your streak continues even if you don’t learn today.'
  if (state === 'active_today') return 'You have learned today. Your streak is safe.'
  if (state === 'none') return 'Finish a test or a lesson to start a streak.'
  if (state === 'broken') return 'Your streak ended. Finish a test or a lesson today to start a new one.'
  if (state === 'frozen')
    return `Freezes cover the days you missed. Finish a test or a lesson today to make it ${count(current + 1, 'day')}.`
  const safe = freezes > 0 ? '' : ' You have no freeze left to save it.'
  return `Finish a test or a lesson today to make it ${count(current + 1, 'day')}.${safe}`
}

/** Why the learner cannot spend a freeze on today; null if they can. */
export const whyNotProtected = (streak: StreakStatusShown, isProtected: boolean): string | null => {
  if (streak.can_protect) return null
  if (isProtected) return 'Today is already protected.'
  if (streak.state === 'active_today') return 'You have learned today, so there is nothing to protect.'
  if (streak.freezes === 0 && streak.current > 0) return 'You have no freezes left.'
  return 'You have no streak to protect yet.'
}
