/** What a learner's progress is made of, in an order in which it can be given back. All else follows from it. */
export const FACT_KINDS = [
  'enrollments',
  'attempts',
  'activity_events',
  'xp_transactions',
  'user_achievements',
  'user_milestone_progress',
  'milestone_submissions',
  'program_completions',
  'certificates',
  'streak_days',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** One row about a learner. */
export interface Fact {
  kind: FactKind
  community_id: string
  /** What makes it the same row in two databases, as text. */
  key: string
  /** What it is, in a few words. */
  label: string
  /** Whether a person took it away: an award or a certificate. */
  revoked: boolean
  /** XP that it paid, if it is an entry of the ledger. */
  amount: number | null
  /** The row as JSON. */
  row: string
}

export interface StreakStanding {
  kind: string
  current: number
  longest: number
}

/** Where a learner stands in a community: what follows from the facts. */
export interface Standing {
  community_id: string
  community: string
  total: number
  level: number
  streaks: StreakStanding[]
  counters: Readonly<Record<string, readonly (number | null)[]>>
}

/** All that a database holds of a learner's progress at its time. */
export interface LearnerRecord {
  facts: Fact[]
  standings: Standing[]
}
