import type { Criteria } from './criteria.ts'

/** Something that is given once its criteria hold: an achievement (or a tier of one), or a milestone. */
export interface Rule {
  /** What is held when it is given: an achievement's id, with `:tier` behind a tier's; a milestone's id. */
  id: string
  effect: AchievementEffect | MilestoneEffect
  /** Null for what only a person gives. */
  criteria: Criteria | null
  /** What has to hold before the rest is looked at: a gate opens. */
  opening?: Criteria
  /** The version of the rules in which this one came or changed. */
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
  /** What meeting it does: validate it at once, or hand it to an instructor. */
  becomes: 'validated' | 'submitted'
  xp: number
  /** The code of the achievement that comes with it. */
  brings?: string
  /** Whether it issues a certificate. */
  certifies: boolean
}

/** How many live tests a community has, for rules that ask for all of them. */
export interface TestCounts {
  all: number
  byCategory: Readonly<Record<string, number>>
}
