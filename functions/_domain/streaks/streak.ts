import { addDays, dayNumber, daysBetween } from '../time/days.ts'

export const MOST_FREEZES = 3
export const DAYS_PER_FREEZE = 7

export const STREAK_KINDS = ['daily_login', 'learning'] as const
export type StreakKind = (typeof STREAK_KINDS)[number]

export interface Streak {
  current: number
  longest: number
  /** The last day that was active, or that a freeze covered because the day after it was protected. Nothing up to here is open. */
  last_day: string | null
  freezes: number
  /** Active days in a row until a freeze is earned back, 7–1. */
  days_to_freeze: number
  /** The day that the learner protected and has not been active on: always the day after `last_day`. */
  protected_day: string | null
  /** The last day whose bonus was paid; null if none was. Visits pay none. */
  bonus_day: string | null
}

/** The state of a day. A later state replaces an earlier one: a protected day may become active. */
export interface StreakDay {
  day: string
  state: 'active' | 'frozen' | 'paused'
}

export interface StreakOptions {
  /** Dates that the learner skipped by moving east. */
  forgiven?: readonly string[]
}

export const newStreak = (): Streak => ({
  current: 0,
  longest: 0,
  last_day: null,
  freezes: MOST_FREEZES,
  days_to_freeze: DAYS_PER_FREEZE,
  protected_day: null,
  bonus_day: null,
})

export type StreakResult = 'started' | 'maintained' | 'increased' | 'frozen' | 'broken'

export interface Advance {
  streak: Streak
  result: StreakResult
  days: StreakDay[]
}

/** The streak after an activity on one of the learner's days. */
export function advance(streak: Streak, day: string, options: StreakOptions = {}): Advance {
  const active: StreakDay = { day, state: 'active' }
  if (streak.last_day === null) return { streak: activeOn(day, streak), result: 'started', days: [active] }
  // An event that arrives late never rewrites the calendar; a date that repeats after a move west is the same day.
  if (day <= streak.last_day) return { streak, result: 'maintained', days: [] }

  const missed = missedBefore(day, streak, streak.last_day, options)
  if (missed.cost > streak.freezes) {
    const ended = { ...streak, current: 0, days_to_freeze: DAYS_PER_FREEZE }
    return { streak: activeOn(day, ended), result: 'broken', days: [active] }
  }
  const charged = chargeMissedDays(streak, missed)
  const givenBack = day === streak.protected_day ? 1 : 0
  return {
    streak: activeOn(day, { ...charged, freezes: charged.freezes + givenBack }),
    result: missed.frozen ? 'frozen' : 'increased',
    days: [...missed.days, active],
  }
}

export interface Protection {
  streak: Streak
  result: 'protected' | 'already_protected' | 'none_left' | 'active_today' | 'nothing_to_protect'
  days: StreakDay[]
}

/** The streak after the learner spends a freeze on today. Freezes cover the days missed before it first. */
export function protect(streak: Streak, today: string, options: StreakOptions = {}): Protection {
  const refused = (result: Protection['result']): Protection => ({ streak, result, days: [] })
  if (streak.last_day === null) return refused('nothing_to_protect')
  if (today === streak.protected_day) return refused('already_protected')
  if (today <= streak.last_day) return refused('active_today')

  const missed = missedBefore(today, streak, streak.last_day, options)
  if (missed.cost + 1 > streak.freezes) return refused(missed.cost > 0 ? 'nothing_to_protect' : 'none_left')
  const charged = chargeMissedDays(streak, missed)
  return {
    streak: { ...charged, freezes: charged.freezes - 1, last_day: addDays(today, -1), protected_day: today },
    result: 'protected',
    days: [...missed.days, { day: today, state: 'frozen' }],
  }
}

export interface StreakStatus {
  current: number
  longest: number
  state: 'none' | 'active_today' | 'at_risk' | 'frozen' | 'broken'
  /** Freezes left for today, without those that missed days will take. */
  freezes: number
}

/** The status of a streak today, from dates alone: no nightly job has to have run. */
export function statusOn(streak: Streak, today: string, options: StreakOptions = {}): StreakStatus {
  const { current, longest, freezes } = streak
  if (streak.last_day === null) return { current, longest, state: 'none', freezes }
  if (today === streak.protected_day) return { current, longest, state: 'frozen', freezes }
  if (today <= streak.last_day) return { current, longest, state: 'active_today', freezes }

  const { cost } = missedBefore(today, streak, streak.last_day, options)
  if (cost > freezes) return { current: 0, longest, state: 'broken', freezes }
  return { current, longest, state: cost > 0 ? 'frozen' : 'at_risk', freezes: freezes - cost }
}

interface Missed {
  days: StreakDay[]
  /** Whether any of them was missed and not skipped by travel. */
  frozen: boolean
  /** Freezes still to be charged: a protected day is charged already. */
  cost: number
}

function missedBefore(day: string, streak: Streak, last: string, { forgiven = [] }: StreakOptions): Missed {
  const least = dayNumber(day) - dayNumber(last) - 1 - forgiven.length - (streak.protected_day === null ? 0 : 1)
  // A learner may come back after years: the count alone says that there are too many days.
  if (least > streak.freezes) return { days: [], frozen: true, cost: least }
  const days = daysBetween(last, day).map((day): StreakDay => {
    const paused = forgiven.includes(day) && day !== streak.protected_day
    return { day, state: paused ? 'paused' : 'frozen' }
  })
  const frozen = days.filter(({ state }) => state === 'frozen')
  const cost = frozen.filter(({ day }) => day !== streak.protected_day).length
  return { days, frozen: frozen.length > 0, cost }
}

/** A frozen day restarts the count of days to the next freeze; a day skipped by travel does not. */
const chargeMissedDays = (streak: Streak, { frozen, cost }: Missed): Streak => ({
  ...streak,
  freezes: streak.freezes - cost,
  days_to_freeze: frozen ? DAYS_PER_FREEZE : streak.days_to_freeze,
})

function activeOn(day: string, streak: Streak): Streak {
  const current = streak.current + 1
  const earned = streak.days_to_freeze === 1
  return {
    current,
    longest: Math.max(streak.longest, current),
    last_day: day,
    freezes: earned ? Math.min(MOST_FREEZES, streak.freezes + 1) : streak.freezes,
    days_to_freeze: earned ? DAYS_PER_FREEZE : streak.days_to_freeze - 1,
    protected_day: null,
    bonus_day: streak.bonus_day,
  }
}
