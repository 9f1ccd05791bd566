import type { Activity } from './activity.ts'
import { fold } from './fold.ts'
import { newLearner, type Learner } from './learner.ts'
import type { XpEntry } from './outcome.ts'
import { compileRuleset } from './ruleset.ts'

/** Without rules a fold has no memory of the catalogue: counters, streaks and what the work itself paid. */
const NO_RULES = compileRuleset(
  [],
  { all: 0, byCategory: {} },
  { achievement: () => undefined, milestone: () => undefined },
  0,
)

/** What a learner's log alone makes of them. */
export function replay(log: readonly Activity[]): { learner: Learner; entries: (XpEntry & { local_date: string })[] } {
  let learner = newLearner()
  const entries: (XpEntry & { local_date: string })[] = []
  for (const activity of log) {
    const folded = fold(learner, activity, NO_RULES)
    learner = folded.learner
    entries.push(...folded.outcome.xp.map((entry) => ({ ...entry, local_date: activity.local_date })))
  }
  return { learner, entries }
}
