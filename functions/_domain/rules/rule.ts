import type { Criteria } from './criteria.ts'

/** A rule awards an achievement (or one tier of it) or a milestone once its criteria hold. */
export interface Rule {
  /** The id that a learner holds afterwards: an achievement's code, with `:tier` for a tier, or a milestone's code. */
  id: string
  effect: AchievementEffect | MilestoneEffect
  /** Null for a gate that only a person passes. */
  criteria: Criteria | null
  /** For a gate: what has to hold before it opens. */
  opening?: Criteria
  /** The version of the rules in which this one was added or changed. */
  changed: number
}

export interface AchievementEffect {
  kind: 'achievement'
  achievement_id: string
  tier: string | null
  version: number
  pack: string
  slug: string
  xp: number
}

export interface MilestoneEffect {
  kind: 'milestone'
  milestone_id: string
  scope: 'course' | 'program'
  /** Whether meeting it validates it at once, or hands it to an instructor. */
  becomes: 'validated' | 'submitted'
  xp: number
  /** The code of the achievement that is awarded with it. */
  brings?: string
  /** Whether it issues a certificate. */
  certifies: boolean
}

/** How many live tests a community has, for rules that ask for all of them. */
export interface TestCounts {
  all: number
  byCategory: Readonly<Record<string, number>>
}
