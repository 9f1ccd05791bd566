import type { Activity } from '../../../_domain/engine/activity.ts'
import type { AttemptClosing } from '../../../_domain/attempts/closing.ts'
import type { Curriculum } from '../../../_domain/engine/completion.ts'
import type { Learner } from '../../../_domain/engine/learner.ts'
import type { AwardedRule, AwardedMilestone, Outcome, XpEntry } from '../../../_domain/engine/outcome.ts'
import type { AchievementEffect, MilestoneEffect } from '../../../_domain/rules/rule.ts'
import type { Streak, StreakDay, StreakKind } from '../../../_domain/streaks/streak.ts'
import type { LearnerKey } from './learner-key.ts'

/** Whose row it is: the place among the learners of the batch. */
interface Of {
  learner: number
}

export interface Notice extends Of {
  id: string
  kind: 'unlock' | 'level_up' | 'milestone' | 'digest' | 'revoked' | 'completed'
  payload: Record<string, unknown>
}

/** What becomes of a gate, as the database takes it. */
export interface GateEffect extends Of {
  event_id: string
  milestone_id: string
  scope: MilestoneEffect['scope']
  status: AwardedMilestone['status']
  because: AwardedMilestone['because']
  /** What was handed in, as the learner wrote it. */
  evidence: string | null
  /** Who decided, and why; nobody where a rule did. */
  actor: string | null
  reason: string | null
  waived: boolean
  /** Ids of what comes of it: a submission, or a certificate's number and the message that says so. */
  submission: string
  certificate: { number: string; notice: string } | null
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
  awards: (AwardedRule & Of & { award_id: string; event_id: string; earned_at: number; effect: AchievementEffect })[]
  gates: GateEffect[]
  completions: (Of & { kind: Curriculum['kind']; id: string; event_id: string })[]
  /** Awards that are taken away. */
  revocations: (Of & { achievement_id: string; tier: string | null; actor: string; because: string })[]
  notices: Notice[]
  /** Attempts that end with this; those of nobody change no progress now. */
  closings: (AttemptClosing & Of)[]
}

/** The learner of an attempt that ends without changing any progress. */
export const NO_LEARNER = -1

export const noEffects = (now: number): Effects => ({
  now,
  learners: [],
  events: [],
  entries: [],
  streaks: [],
  days: [],
  awards: [],
  gates: [],
  completions: [],
  revocations: [],
  notices: [],
  closings: [],
})
