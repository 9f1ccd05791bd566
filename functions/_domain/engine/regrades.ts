import type { LearnerDay } from '../time/learner-day.ts'
import type { Activity } from './activity.ts'
import { ATTEMPT_REGRADED } from './event-types.ts'

/** What grading says of a finished attempt, as far as its event carries it. */
export interface EventScore {
  perfect: boolean
  passed: boolean
  first_pass: boolean
  score: number
  correct: number
  /** The learner's last and best percent on the test before; null the first time. */
  before: { last: number; best: number } | null
}

/** Why an attempt is graded anew. */
export const REGRADE_CAUSES = ['correction', 'essays_marked', 'score_set', 'score_withdrawn'] as const
export type RegradeCauseKind = (typeof REGRADE_CAUSES)[number]

interface RegradedEvent {
  id: string
  user_id: string
  community_id: string
  test_id: string
  /** The attempt, and so its event. */
  attempt: string
  cause: RegradeCauseKind
  /** The correction that caused it; null if something else did. */
  correction: string | null
  now: number
  today: LearnerDay
  score: EventScore
}

/** The dimensions that follow from a score: a regrade decides all of them anew. */
const SCORED = ['perfect', 'passed', 'first_pass'] as const

/** An attempt that was graded anew, as an event for the log. */
export const regradeActivity = ({
  test_id,
  attempt,
  cause,
  correction,
  now,
  today,
  score: { score, correct, before, ...dims },
  ...whose
}: RegradedEvent): Activity => ({
  ...whose,
  ...today,
  type: ATTEMPT_REGRADED,
  occurred_at: now,
  content_id: test_id,
  dims: {
    attempt,
    ...(correction === null ? { cause } : { correction }),
    ...Object.fromEntries(SCORED.filter((name) => dims[name]).map((name) => [name, true])),
  },
  metrics: { score, correct, ...(before ? { previous_score: before.last, best_before: before.best } : {}) },
})

/**
 * The log as if every attempt had been graded at once as it is graded now; of several regrades the last counts. Everything
 * that folds a log folds this.
 */
export function withRegrades<Logged extends Activity>(log: readonly Logged[]): readonly Logged[] {
  const regrades = new Map<unknown, Activity>()
  for (const activity of log) if (activity.type === ATTEMPT_REGRADED) regrades.set(activity.dims.attempt, activity)
  if (regrades.size === 0) return log
  return log.map((activity) => {
    const regrade = activity.type === 'test_completed' ? regrades.get(activity.id) : undefined
    return regrade ? regraded(activity, regrade) : activity
  })
}

function regraded<Logged extends Activity>(activity: Logged, { dims, metrics }: Activity): Logged {
  const kept = Object.entries(activity.dims).filter(([name]) => !SCORED.some((scored) => scored === name))
  const decided = SCORED.filter((name) => dims[name] === true).map((name) => [name, true] as const)
  return { ...activity, dims: Object.fromEntries([...kept, ...decided]), metrics: { ...activity.metrics, ...metrics } }
}
