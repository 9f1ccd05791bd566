import type { Curriculum } from './completion.ts'
import type { Satisfaction } from '../rules/evaluate.ts'
import type { Protection, StreakDay, StreakKind, StreakResult } from '../streaks/streak.ts'

export type XpReason =
  'test' | 'practice' | 'content' | 'achievement' | 'milestone' | 'streak' | 'award' | 'revocation' | 'correction'

export interface XpEntry {
  amount: number
  reason: XpReason
  /** What it was paid for. The ledger has one entry for each reason and reference. */
  reference: string
  /** The person who gave or took it by hand, and why. */
  actor_id?: string
  note?: string
  /** The day it is booked on, where that is not the day of the event. */
  local_date?: string
}

export interface AwardedRule {
  /** The rule that was met: an achievement's id, `id:tier`, or a milestone's id. */
  id: string
  because: Satisfaction
  /** The rule is newer than the event that met it. */
  late: boolean
}

export interface AwardedMilestone extends AwardedRule {
  /** Validated, handed to an instructor, or sent back by one. */
  status: 'validated' | 'submitted' | 'rejected'
}

/** A course or program that this event completed. Its own event is in the log right behind this one. */
export interface CompletedCurriculum {
  kind: Curriculum['kind']
  id: string
  code: string
  /** What its event caused. */
  outcome: Outcome
}

export interface StreakChange {
  kind: StreakKind
  result: StreakResult | Protection['result']
  current: number
  days: StreakDay[]
  /** The bonus of the day is still to come; absent if it was paid, and for visits. */
  bonus_open?: true
}

/** What one event caused. It is stored with the event, as the answer to its duplicates. */
export interface Outcome {
  xp: XpEntry[]
  level: { before: number; after: number }
  streaks: StreakChange[]
  achievements: AwardedRule[]
  milestones: AwardedMilestone[]
  /** Ids of awards that were revoked; absent if there were none. */
  revoked?: string[]
  /** Absent if there were none. */
  completed?: CompletedCurriculum[]
}
