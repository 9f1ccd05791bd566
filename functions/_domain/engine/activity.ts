/** Something a learner did, as the log keeps it. Its local date and hour are decided once and never computed anew. */
export interface Activity {
  id: string
  user_id: string
  community_id: string
  type: string
  /** Milliseconds since 1970. */
  occurred_at: number
  /** The learner's day, YYYY-MM-DD, in their zone when it was recorded. */
  local_date: string
  /** The learner's hour, 0–23, in the same zone. */
  local_hour: number
  /** Dates that a move east cut short: a streak does not need them. Usually none. */
  forgiven?: readonly string[]
  content_id: string | null
  dims: Readonly<Record<string, string | boolean>>
  metrics: Readonly<Record<string, number>>
}
