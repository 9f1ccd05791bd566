/** Something a learner did, as it is kept in the log. What it was on the learner's clock is decided once, here. */
export interface Activity {
  id: string
  user_id: string
  community_id: string
  type: string
  /** Milliseconds since 1970. */
  occurred_at: number
  /** The learner's day, YYYY-MM-DD, in their zone when it was recorded. */
  local_date: string
  /** The learner's hour, 0–23, likewise. */
  local_hour: number
  /** Dates without activity that a move east excuses; usually none. */
  forgiven?: readonly string[]
  content_id: string | null
  dims: Readonly<Record<string, string | boolean>>
  metrics: Readonly<Record<string, number>>
}
