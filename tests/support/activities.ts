import { randomUUID } from 'node:crypto'
import type { Activity } from '../../functions/_domain/engine/activity.ts'

export const DAY = 86_400_000
const START = Date.UTC(2026, 0, 5, 12)

/** The date that is so many days after the first, in UTC. */
export const dayOf = (day: number) => new Date(START + day * DAY).toISOString().slice(0, 10)

/** A well-formed event: give it what matters to the test. `day` counts from a Monday in January. */
export function activity(
  type: string,
  { day = 0, hour = 12, ...rest }: Partial<Activity> & { day?: number; hour?: number } = {},
): Activity {
  return {
    id: randomUUID(),
    user_id: '00000000-0000-4000-8000-000000000001',
    community_id: '00000000-0000-4000-8000-000000000002',
    type,
    occurred_at: START + day * DAY + (hour - 12) * 3_600_000,
    local_date: dayOf(day),
    local_hour: hour,
    content_id: null,
    dims: {},
    metrics: {},
    ...rest,
  }
}

interface Finish {
  mode?: 'exam' | 'practice'
  category?: string
  questions?: number
  correct?: number
  first?: boolean
  first_pass?: boolean
  previous_score?: number
  best_before?: number
  seconds?: number
}

/** A finished attempt. */
export function finish(
  {
    mode = 'exam',
    category = 'network',
    questions = 25,
    correct = questions,
    first = false,
    first_pass = false,
    ...more
  }: Finish = {},
  rest: Parameters<typeof activity>[1] = {},
): Activity {
  const { seconds = 600, ...carried } = more
  return activity('test_completed', {
    ...rest,
    dims: {
      mode,
      category,
      difficulty: 'medium',
      ...(mode === 'exam' && correct === questions ? { perfect: true } : {}),
      ...(first ? { first } : {}),
      ...(correct / questions >= 0.6 ? { passed: true } : {}),
      ...(first_pass ? { first_pass } : {}),
    },
    metrics: { score: (100 * correct) / questions, correct, questions, seconds, ...carried },
  })
}
