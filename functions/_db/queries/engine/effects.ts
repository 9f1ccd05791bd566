import type { Activity } from '../../../_domain/engine/activity.ts'
import type { AttemptClosing } from '../../../_domain/attempts/closing.ts'
import type { Curriculum } from '../../../_domain/engine/completion.ts'
import type { Learner } from '../../../_domain/engine/learner.ts'
import type { AwardedRule, AwardedMilestone, Outcome, XpEntry } from '../../../_domain/engine/outcome.ts'
import type { AchievementEffect, MilestoneEffect } from '../../../_domain/rules/rule.ts'
import type { Streak, StreakDay, StreakKind } from '../../../_domain/streaks/streak.ts'
import type { LearnerKey } from './learner-key.ts'

/** The learner of a row, as an index into the learners of the batch. */
interface OfLearner {
  learner: number
}

export interface Notice extends OfLearner {
  id: string
  kind: 'unlock' | 'level_up' | 'milestone' | 'digest' | 'revoked' | 'completed' | 'regraded'
  payload: Record<string, unknown>
}

/** The effect of an event on a gate, as `private.pass_gate` takes it. */
export interface GateEffect extends OfLearner {
  event_id: string
  milestone_id: string
  scope: MilestoneEffect['scope']
  status: AwardedMilestone['status']
  because: AwardedMilestone['because']
  /** The evidence as the learner wrote it. */
  evidence: string | null
  /** The person who decided, and why; null if a rule did. */
  actor: string | null
  reason: string | null
  waived: boolean
  /** Ids for the submission, and for the certificate with its notification. */
  submission: string
  certificate: { number: string; notice: string } | null
}

/** Everything that a batch changes, row by row. */
export interface Effects {
  /** When the batch was folded, in milliseconds since 1970. */
  now: number
  /** The new state of each learner, written if the revision is still the one that was read. Rows are locked in this order. */
  learners: (LearnerKey & { revision: number; state: Learner })[]
  events: (OfLearner & { activity: Activity; outcome: Outcome })[]
  entries: (XpEntry & OfLearner & { id: string; event_id: string; local_date: string })[]
  streaks: (OfLearner & { kind: StreakKind; streak: Streak })[]
  days: (StreakDay & OfLearner & { kind: StreakKind })[]
  awards: (AwardedRule &
    OfLearner & { award_id: string; event_id: string; earned_at: number; effect: AchievementEffect })[]
  gates: GateEffect[]
  completions: (OfLearner & { kind: Curriculum['kind']; id: string; event_id: string })[]
  /** Awards that are revoked. */
  revocations: (OfLearner & { achievement_id: string; tier: string | null; actor: string; because: string })[]
  notices: Notice[]
  /** Attempts that end with the batch; those with `NO_LEARNER` change no progress now. */
  closings: (AttemptClosing & OfLearner)[]
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
