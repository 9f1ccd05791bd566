import type { UncountedReason } from './counting.ts'
import type { StoredResponses } from './responses.ts'

/** What a finish writes to an attempt, if no other request changed it since it was read. */
export interface AttemptClosing {
  user_id: string
  /** The attempt's id, and also its event's: so a finish counts once. */
  id: string
  /** The revision that was read. */
  revision: number
  responses: StoredResponses
  flags: readonly number[]
  position: number
  answered: number
  /** Milliseconds since 1970. */
  finished_at: number
  correct: number
  /** The sum of what every answer is worth. */
  points: number
  /** Answers that nobody has read. */
  unread: number
  percent: number
  perfect: boolean
  first_pass: boolean
  seconds: number
  previous_percent: number | null
  timed_out: boolean
  /** Null if the attempt counts. */
  uncounted: UncountedReason | null
}
