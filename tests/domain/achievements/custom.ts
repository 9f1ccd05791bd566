import type { RuleRow } from '../../../functions/_db/queries/engine/rules.ts'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import type { Criteria } from '../../../functions/_domain/rules/criteria.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner } from '../../../functions/_domain/engine/learner.ts'
import type { Outcome } from '../../../functions/_domain/engine/outcome.ts'
import { ruleOf, rulesetOf } from '../../support/packs.ts'

/** A community's own achievement, or with `more` a milestone. */
export const rule = (slug: string, criteria: Criteria, more: Partial<RuleRow> = {}): RuleRow => ({
  ...ruleOf({ id: `id of ${slug}`, pack: 'custom', slug, criteria, xp: 50 }),
  ...more,
})

/** What each event of somebody new causes under these rules alone. */
export function give(history: Activity[], rules: RuleRow[]): Outcome[] {
  const ruleset = rulesetOf(rules)
  let learner = newLearner(1)
  return history.map((event) => {
    const folded = fold(learner, event, ruleset)
    learner = folded.learner
    return folded.outcome
  })
}

export const idsIn = ({ achievements, milestones }: Outcome) => [...achievements, ...milestones].map(({ id }) => id)
