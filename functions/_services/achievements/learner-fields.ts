import type { CatalogueEntry, Tier } from '../../_contracts/achievements/catalogue.ts'
import { tier } from '../../_contracts/achievements/catalogue.ts'
import type { Award } from '../../_db/queries/achievements/awards.ts'
import type { CompiledCondition } from '../../_domain/rules/compile.ts'
import type { Learner } from '../../_domain/engine/learner.ts'
import { progressOf } from '../../_domain/rules/progress.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'

/** The fields of a catalogue entry that are about the learner: what they hold, and their progress. */
export type AchievementStanding = Pick<CatalogueEntry, 'earned_at' | 'tier_held' | 'award' | 'progress'>

/** What a learner holds of one achievement; with several tiers, the highest. */
export function holdingOf(awards: readonly Award[]): Omit<AchievementStanding, 'progress'> {
  const [award] = awards.toSorted((a, b) => rank(b.tier) - rank(a.tier))
  if (!award) return { earned_at: null, tier_held: null, award: null }
  const { id, visibility, featured } = award
  return { earned_at: award.earned_at.toISOString(), tier_held: award.tier, award: { id, visibility, featured } }
}

const rank = (name: Tier | null) => (name ? tier.options.indexOf(name) : -1)

interface ProgressInput {
  /** The achievement's number, from which its rules are named. */
  number: number
  awards: readonly Award[]
  learner: Learner
}

/** The learner's progress towards the achievement, or towards its next tier. */
export function progressTo(
  { byId }: Ruleset,
  { number, awards, learner }: ProgressInput,
): AchievementStanding['progress'] {
  const next = [null, ...tier.options]
    .filter((tier) => !awards.some((award) => award.tier === tier))
    .flatMap((tier) => {
      const rule = byId.get(tier === null ? `a${number}` : `a${number}:${tier}`)
      // A revoked award cannot be earned again, so there is no progress to show.
      return rule && !learner.revoked.has(rule.id) ? [{ tier, rule }] : []
    })
    .at(0)
  const progress = next && progressOf(next.rule.condition, learner)
  return progress ? { ...progress, unit: unitOf(next.rule.condition), tier: next.tier } : null
}

/** Time is counted like any other metric; only the metric's name tells that it is time. */
function unitOf(condition: CompiledCondition): 'seconds' | 'minutes' | undefined {
  if (condition.kind !== 'counter' && condition.kind !== 'by') return undefined
  const [, metric] = condition.key.split(':')
  return metric === 'seconds' || metric === 'minutes' ? metric : undefined
}
