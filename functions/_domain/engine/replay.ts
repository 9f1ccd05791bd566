import type { Activity } from './activity.ts'
import { fold } from './fold.ts'
import { newLearner, type Learner } from './learner.ts'
import { withRegrades } from './regrades.ts'
import type { XpEntry } from './outcome.ts'
import { compileRuleset } from '../rules/ruleset.ts'

/** Without rules a fold gives what does not depend on the catalog: counters, streaks, the XP of the work itself, revocations. */
const NO_RULES = compileRuleset(
  [],
  { all: 0, byCategory: {} },
  { achievement: () => undefined, milestone: () => undefined },
  0,
)

/** An award that the log says was revoked, with the event that says so. */
export interface RevokedAward {
  rule: string
  by: Activity
}

export interface ReplayResult {
  learner: Learner
  entries: (XpEntry & { local_date: string })[]
  revoked: RevokedAward[]
}

/** The state of a learner as their log alone gives it. */
export function replay(log: readonly Activity[]): ReplayResult {
  let learner = newLearner()
  const entries: ReplayResult['entries'] = []
  const revoked = new Map<string, Activity>()
  for (const activity of withRegrades(log)) {
    const folded = fold(learner, activity, NO_RULES)
    learner = folded.learner
    entries.push(...folded.outcome.xp.map((entry) => ({ local_date: activity.local_date, ...entry })))
    for (const rule of folded.outcome.revoked ?? []) revoked.set(rule, activity)
  }
  // One that was undone is none.
  const standing = [...revoked].filter(([rule]) => learner.revoked.has(rule))
  return { learner, entries, revoked: standing.map(([rule, by]) => ({ rule, by })) }
}
