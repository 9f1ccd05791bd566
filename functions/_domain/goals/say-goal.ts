import { count } from '../locale/counts.ts'
import { numberText, percentText } from '../locale/numbers.ts'
import type { GoalFigures } from './candidates.ts'
import type { GoalKind } from './kinds.ts'

interface SaidGoal {
  kind: GoalKind
  start: number
  target: number
  /** The title of the test that it is about. */
  test: string | null
}

/** "Answer 40 questions" */
export function sayGoal({ kind, start, target, test }: SaidGoal): string {
  const more = target - start
  switch (kind) {
    case 'questions':
      return `Answer ${count(more, 'question')}`
    case 'exams':
      return `Finish ${count(more, 'exam')}`
    case 'days':
      return `Learn on ${count(more, 'day')}`
    case 'score':
      return `Score ${percentText(target)} in an exam on “${test ?? 'this test'}”`
    case 'practice':
      return `Get ${count(more, 'question')} right in practice`
    case 'streak':
      return `Reach a streak of ${count(target, 'day')}`
  }
}

/** Why this goal, with the learner's own figures. */
export function sayReason(kind: GoalKind, figures: GoalFigures): string {
  const { weekly = 0, days = 0, best = 0, streak = 0 } = figures
  if (figures.first) return FIRST[kind]
  switch (kind) {
    case 'questions':
      return `You usually answer about ${numberText(weekly)} a week.`
    case 'exams':
      return weekly === 0
        ? 'You take an exam now and then.'
        : `You usually finish about ${count(weekly, 'exam')} a week.`
    case 'days':
      return `You learned on ${days} of the last 28 days.`
    case 'score':
      return `Your best exam on this test is ${percentText(best)}.`
    case 'practice':
      return `You usually get about ${numberText(weekly)} right in practice a week.`
    case 'streak':
      return streak === 0 ? 'Two days in a row begin a streak.' : `Your streak is ${count(streak, 'day')}.`
  }
}

const FIRST: Readonly<Record<GoalKind, string>> = {
  questions: 'One test is enough for a start.',
  exams: 'An exam shows you where you stand.',
  days: 'A second day makes the first one last.',
  score: 'A good start.',
  practice: 'A good start.',
  streak: 'Two days in a row begin a streak.',
}

/** "12 of 40 questions" */
export function sayGoalProgress({ kind, start, target, now }: Omit<SaidGoal, 'test'> & { now: number }): string {
  const [have, need] = [numberText(Math.min(now, target) - start), target - start]
  switch (kind) {
    case 'questions':
      return `${have} of ${count(need, 'question')}`
    case 'exams':
      return `${have} of ${count(need, 'exam')}`
    case 'days':
      return `${have} of ${count(need, 'day')}`
    case 'practice':
      return `${have} of ${need} right`
    case 'score':
      return `Best so far: ${percentText(now)}`
    case 'streak':
      return `${numberText(Math.min(now, target))} of ${count(target, 'day')}`
  }
}
