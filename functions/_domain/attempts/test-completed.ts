import type { Activity } from '../engine/activity.ts'
import type { Difficulty } from '../tests/difficulty.ts'
import { PASS_MARK } from './band.ts'

/** A finished attempt on a test. */
export interface CompletedTest {
  test: { id: string; category: string; difficulty: Difficulty }
  mode: 'exam' | 'practice'
  perfect: boolean
  first_pass: boolean
  /** From 0 to 100. */
  percent: number
  correct: number
  questions: number
  seconds: number
  /** The learner's last and best percent on this test before; null the first time. */
  before: { last: number; best: number } | null
}

/** The event's dimensions and metrics. */
export function completedTest({
  test,
  mode,
  perfect,
  first_pass,
  percent,
  correct,
  questions,
  seconds,
  before,
}: CompletedTest) {
  return {
    content_id: test.id,
    dims: {
      mode,
      category: test.category,
      difficulty: test.difficulty,
      ...(perfect ? { perfect } : {}),
      ...(percent >= PASS_MARK ? { passed: true } : {}),
      ...(first_pass ? { first_pass } : {}),
      ...(before ? {} : { first: true }),
    },
    metrics: {
      score: percent,
      correct,
      questions,
      seconds,
      ...(before ? { previous_score: before.last, best_before: before.best } : {}),
    },
  } satisfies Pick<Activity, 'content_id' | 'dims' | 'metrics'>
}
