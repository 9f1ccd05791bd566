import type { Rewards } from '../../_contracts/rewards/rewards.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import type { RewardLabels } from './labels.ts'

/** What an event earned, with the labels of the rewards. */
export async function toRewards(
  { achievements, milestones, xp, completed = [] }: Outcome,
  labels: RewardLabels,
): Promise<Rewards> {
  if (achievements.length + milestones.length + completed.length === 0)
    return { achievements: [], milestones: [], completed: [] }
  const byCode = await labels.of([
    ...[...achievements, ...milestones].map(({ id }) => codeOf(id)),
    ...completed.map(({ code }) => code),
  ])
  const paid = new Map(xp.map(({ reason, reference, amount }) => [`${reason} ${reference}`, amount]))
  return {
    achievements: achievements.flatMap(({ id, late }) => {
      const label = byCode.get(codeOf(id))
      if (!label?.icon || !label.rarity) return []
      const { icon, rarity, slug, name } = label
      const tier = TIERS.find((tier) => id.endsWith(`:${tier}`)) ?? label.tier
      return [{ id: label.id, slug, name, icon, rarity, tier, xp: paid.get(`achievement ${id}`) ?? 0, late }]
    }),
    milestones: milestones.flatMap(({ id, status }) => {
      const label = byCode.get(id)
      return label ? [{ id: label.id, name: label.name, status }] : []
    }),
    completed: completed.flatMap(({ kind, id, code }) => {
      const label = byCode.get(code)
      return label ? [{ kind, id, slug: label.slug, title: label.name }] : []
    }),
  }
}

const TIERS = ['bronze', 'silver', 'gold', 'platinum'] as const

/** The id of a tier is the code of its achievement with the tier behind it. */
const codeOf = (id: string) => id.split(':', 1)[0] ?? id
