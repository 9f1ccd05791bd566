import type { Activity } from '../../../_domain/activity.ts'
import type { Closing } from '../../../_domain/closing.ts'
import type { Learner } from '../../../_domain/learner.ts'
import type { Given, Outcome, XpEntry } from '../../../_domain/outcome.ts'
import type { AchievementEffect, MilestoneEffect } from '../../../_domain/rule.ts'
import type { Streak, StreakDay, StreakKind } from '../../../_domain/streak.ts'
import type { LearnerKey } from './learner-key.ts'

/** Whose row it is: the place among the learners of the batch. */
interface Of {
  learner: number
}

export interface Notice extends Of {
  id: string
  kind: 'unlock' | 'level_up' | 'milestone' | 'digest' | 'revoked'
  payload: Record<string, unknown>
}

/** Everything that a batch changes, learner by learner and row by row. */
export interface Effects {
  /** Milliseconds since 1970: when all this is given. */
  now: number
  /** What each becomes, if what was read of them still holds. Their rows are locked in this order. */
  learners: (LearnerKey & { revision: number; state: Learner })[]
  events: (Of & { activity: Activity; outcome: Outcome })[]
  entries: (XpEntry & Of & { id: string; event_id: string; local_date: string })[]
  streaks: (Of & { kind: StreakKind; streak: Streak })[]
  days: (StreakDay & Of & { kind: StreakKind })[]
  awards: (Given & Of & { award_id: string; event_id: string; earned_at: number; effect: AchievementEffect })[]
  milestones: (Given & Of & { event_id: string; effect: MilestoneEffect })[]
  /** Awards that are taken away. */
  revocations: (Of & { achievement_id: string; tier: string | null; actor: string; because: string })[]
  notices: Notice[]
  /** Attempts that end with this; those of nobody change no progress now. */
  closings: (Closing & Of)[]
}

/** Whose an attempt is that ends and changes no progress. */
export const NOBODY = -1

export const noEffects = (now: number): Effects => ({
  now,
  learners: [],
  events: [],
  entries: [],
  streaks: [],
  days: [],
  awards: [],
  milestones: [],
  revocations: [],
  notices: [],
  closings: [],
})
