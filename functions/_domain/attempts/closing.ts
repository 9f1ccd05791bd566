import type { StoredResponses } from './responses.ts'

/** What finishing makes of an attempt, if it is still as it was read. */
export interface AttemptClosing {
  user_id: string
  /** The attempt. The event that it causes has the same id, so it counts once. */
  id: string
  /** As it was read. */
  revision: number
  responses: StoredResponses
  flags: readonly number[]
  position: number
  answered: number
  /** Milliseconds since 1970. */
  finished_at: number
  correct: number
  percent: number
  perfect: boolean
  seconds: number
  previous_percent: number | null
  timed_out: boolean
  implausible: string | null
}
