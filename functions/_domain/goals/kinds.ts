import { locate, valueAt, type Counters } from '../engine/counters.ts'

/** Changes whenever other goals would be chosen from the same history. It is stored with each goal. */
export const GOAL_RULES = 1

export const GOAL_KINDS = ['questions', 'exams', 'days', 'score', 'practice', 'streak'] as const
export type GoalKind = (typeof GOAL_KINDS)[number]

interface GoalKindRules {
  /** How much reaching it teaches, compared with answering questions. */
  worth: number
  /** The counters whose sum it is measured by; none where days, streaks or scores are. */
  counters: readonly string[]
  /** Targets are rounded to a multiple of one of these: the first that has a likely target. */
  steps: readonly number[]
}

/** All kinds of goals. */
export const KIND_RULES: Readonly<Record<GoalKind, GoalKindRules>> = {
  questions: {
    worth: 1,
    counters: ['test_completed:questions:sum', 'practice_completed:answered:sum'],
    steps: [10, 5, 1],
  },
  exams: { worth: 1.1, counters: ['test_completed@mode=exam'], steps: [1] },
  days: { worth: 1.1, counters: [], steps: [1] },
  score: { worth: 1.3, counters: [], steps: [5] },
  practice: { worth: 1.2, counters: ['practice_completed:correct:sum'], steps: [5, 1] },
  streak: { worth: 1, counters: [], steps: [1] },
}

/** What the counters of a kind say together. */
export const countedFor = (kind: GoalKind, counters: Counters): number =>
  KIND_RULES[kind].counters.reduce((sum, key) => {
    const place = locate(key)
    return sum + ((place && valueAt(counters, place)) ?? 0)
  }, 0)
