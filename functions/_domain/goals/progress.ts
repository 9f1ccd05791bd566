import type { Counters } from '../engine/counters.ts'
import { addDays, dayNumber } from '../time/days.ts'
import { GOAL_DAYS } from './candidates.ts'
import { bestExam, type ExamScore } from './history.ts'
import { countedFor, type GoalKind } from './kinds.ts'

/** A goal as it was set. */
export interface SetGoal {
  kind: GoalKind
  test_id: string | null
  start: number
  target: number
  set_on: string
  /** Milliseconds since 1970. */
  set_at: number
}

export interface GoalFacts {
  today: string
  counters: Counters
  /** Of the tests of scores to reach. */
  exams: readonly ExamScore[]
  learned: readonly string[]
  streak: number
}

export interface GoalProgress {
  /** What counts, as it is now. Never less than it was at the start. */
  now: number
  /** 0–1, and 1 only where the goal is met. */
  share: number
  standing: 'open' | 'met' | 'over'
}

/** The last day of a goal. */
export const lastDayOf = (set_on: string): string => addDays(set_on, GOAL_DAYS - 1)

/** Progress follows from what was done since the goal was set, and from nothing else. */
export function goalProgress(goal: SetGoal, facts: GoalFacts): GoalProgress {
  const now = Math.max(goal.start, measure(goal, facts))
  if (now >= goal.target) return { now, share: 1, standing: 'met' }
  const share = (now - goal.start) / (goal.target - goal.start)
  return { now, share, standing: canBeMet(goal, facts) ? 'open' : 'over' }
}

function measure({ kind, test_id, set_on, set_at }: SetGoal, facts: GoalFacts): number {
  switch (kind) {
    case 'questions':
    case 'exams':
    case 'practice':
      return countedFor(kind, facts.counters)
    case 'days':
      return new Set(facts.learned.filter((day) => day >= set_on && day <= lastDayOf(set_on))).size
    case 'streak':
      return facts.streak
    case 'score':
      return bestExam(facts.exams, test_id, set_at)
  }
}

/** Goals end with their last day; days that are gone do not come back before. */
function canBeMet({ kind, target, set_on, start }: SetGoal, { today, learned, streak }: GoalFacts): boolean {
  const end = lastDayOf(set_on)
  if (today > end) return false
  const left = dayNumber(end) - dayNumber(today) + (learned.includes(today) ? 0 : 1)
  if (kind === 'streak') return streak + left >= target
  if (kind !== 'days') return true
  return Math.max(start, new Set(learned.filter((day) => day >= set_on)).size) + left >= target
}
