import type { Rewards } from '../../_contracts/rewards/rewards.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import type { RewardLabels } from './labels.ts'

/** What an event gave, as it is shown. */
export async function toRewards(
  { achievements, milestones, xp, completed = [] }: Outcome,
  faces: RewardLabels,
): Promise<Rewards> {
  if (achievements.length + milestones.length + completed.length === 0)
    return { achievements: [], milestones: [], completed: [] }
  const known = await faces.of([
    ...[...achievements, ...milestones].map(({ id }) => codeOf(id)),
    ...completed.map(({ code }) => code),
  ])
  const paid = new Map(xp.map(({ reason, reference, amount }) => [`${reason} ${reference}`, amount]))
  return {
    achievements: achievements.flatMap(({ id, late }) => {
      const face = known.get(codeOf(id))
      if (!face?.icon || !face.rarity) return []
      const { icon, rarity, slug, name } = face
      const tier = TIERS.find((tier) => id.endsWith(`:${tier}`)) ?? face.tier
      return [{ id: face.id, slug, name, icon, rarity, tier, xp: paid.get(`achievement ${id}`) ?? 0, late }]
    }),
    milestones: milestones.flatMap(({ id, status }) => {
      const face = known.get(id)
      return face ? [{ id: face.id, name: face.name, status }] : []
    }),
    completed: completed.flatMap(({ kind, id, code }) => {
      const face = known.get(code)
      return face ? [{ kind, id, slug: face.slug, title: face.name }] : []
    }),
  }
}

const TIERS = ['bronze', 'silver', 'gold', 'platinum'] as const

/** What is held of a tiered achievement has the tier behind it. */
const codeOf = (id: string) => id.split(':', 1)[0] ?? id
