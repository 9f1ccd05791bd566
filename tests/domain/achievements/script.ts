import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import type { Satisfaction } from '../../../functions/_domain/rules/evaluate.ts'
import { newLearner, type Learner } from '../../../functions/_domain/engine/learner.ts'
import { xpForLevel } from '../../../functions/_domain/xp/levels.ts'

/** The shortest way to an achievement: the events, the values that satisfy the rule, and the learner it starts from. */
export type Script = readonly [events: Activity[], because: Satisfaction, from?: Learner]
export type Scripts = Readonly<Record<string, Script>>

/** Histories that meet a rule which the learner's state alone cannot decide. */
export type Histories = Readonly<Record<string, Activity[]>>

export const times = (count: number, event: (index: number) => Activity): Activity[] =>
  Array.from({ length: count }, (_, index) => event(index))

/** A learner who needs one more XP for this level. */
export const justBelow = (level: number): Learner => ({
  ...newLearner(1),
  xp: xpForLevel(level) - 1,
  level: level - 1,
})

/** A learner who has reached this level, and nothing else. */
export const atLevel = (level: number): Learner => ({ ...newLearner(1), xp: xpForLevel(level), level })
