import type { Counters } from './counters.ts'
import type { Streak, StreakKind } from '../streaks/streak.ts'

/** All that the engine knows of a learner in a community: the fold of their events. */
export interface Learner {
  counters: Counters
  streaks: Readonly<Partial<Record<StreakKind, Streak>>>
  xp: number
  level: number
  /** Ids of achievements held, with `:tier` behind those of tiered ones. */
  earned: ReadonlySet<string>
  /** Ids of achievements that were revoked, and of milestones that were sent back: no rule awards them again. */
  revoked: ReadonlySet<string>
  /** Codes of milestones validated, and of courses and programs completed. */
  validated: ReadonlySet<string>
  /** Ids of milestones that wait for an instructor. */
  handed: ReadonlySet<string>
  /** What each test has paid so far, for the tests of the events at hand. */
  paid: ReadonlyMap<string, number>
  /** The version of the rules up to which every rule that was met has been awarded. */
  rules_version: number
}

/** A learner before their first event. At the newest version: they have missed no rule. */
export const newLearner = (rules_version = 0): Learner => ({
  counters: {},
  streaks: {},
  xp: 0,
  level: 1,
  earned: new Set(),
  revoked: new Set(),
  validated: new Set(),
  handed: new Set(),
  paid: new Map(),
  rules_version,
})
