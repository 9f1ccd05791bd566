import type { CatalogueEntry, Tier } from '../../_contracts/achievements/catalogue.ts'
import { tier } from '../../_contracts/achievements/catalogue.ts'
import type { Award } from '../../_db/queries/achievements/awards.ts'
import type { CompiledCondition } from '../../_domain/rules/compile.ts'
import type { Learner } from '../../_domain/engine/learner.ts'
import { progressOf } from '../../_domain/rules/progress.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'

/** The part of an entry that is about a learner. */
export type AchievementStanding = Pick<CatalogueEntry, 'earned_at' | 'tier_held' | 'award' | 'progress'>

/** Of several tiers the highest counts. */
export function holdingOf(awards: readonly Award[]): Omit<AchievementStanding, 'progress'> {
  const [award] = awards.toSorted((a, b) => rank(b.tier) - rank(a.tier))
  if (!award) return { earned_at: null, tier_held: null, award: null }
  const { id, visibility, featured } = award
  return { earned_at: award.earned_at.toISOString(), tier_held: award.tier, award: { id, visibility, featured } }
}

const rank = (name: Tier | null) => (name ? tier.options.indexOf(name) : -1)

/** How far it is to the achievement, or to its next tier. */
export function progressTo(
  number: number,
  awards: readonly Award[],
  { byId }: Ruleset,
  learner: Learner,
): AchievementStanding['progress'] {
  const next = [null, ...tier.options]
    .filter((tier) => !awards.some((award) => award.tier === tier))
    .flatMap((tier) => {
      const rule = byId.get(tier === null ? `a${number}` : `a${number}:${tier}`)
      // What was taken away is nothing to work for.
      return rule && !learner.revoked.has(rule.id) ? [{ tier, rule }] : []
    })
    .at(0)
  const progress = next && progressOf(next.rule.condition, learner)
  return progress ? { ...progress, unit: unitOf(next.rule.condition), tier: next.tier } : null
}

/** Time is counted like anything else; only the name of its metric says that it is time. */
function unitOf(condition: CompiledCondition): 'seconds' | 'minutes' | undefined {
  if (condition.kind !== 'counter' && condition.kind !== 'by') return undefined
  const [, metric] = condition.key.split(':')
  return metric === 'seconds' || metric === 'minutes' ? metric : undefined
}
