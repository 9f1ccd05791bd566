import type { StoredResponses } from '../../../../functions/_domain/attempts/responses.ts'

/** A row of `attempts`; what is not in it is null. */
export interface DemoAttemptRow {
  id: string
  user_id: string
  community_id: string
  test_id: string
  test_version: number
  mode: 'exam' | 'practice'
  length: number
  question_order: number[]
  option_orders: string
  responses: StoredResponses
  flags: number[]
  position: number
  revision: number
  answered: number
  status: 'in_progress' | 'finished'
  started_at: string
  updated_at: string
  first_pass: boolean
  /** Essays that nobody has read. */
  unread: number
  timed_out: false
}

/** What a finish adds. */
export interface FinishedDemoAttempt extends DemoAttemptRow {
  status: 'finished'
  finished_at: string
  correct: number
  points: number
  percent: number
  perfect: boolean
  seconds: number
  previous_percent: number | null
}
