import { z } from 'zod'
import { rarity, tier } from './catalogue.ts'
import { criteria } from '../rules/criteria.ts'
import { dryRunBody, tiers } from './dry-run.ts'
import { type AboutCommunity, communityChoice } from '../wire.ts'
import { storable, trimmed } from '../storable.ts'
import { COLORS } from '../../_domain/colors.ts'

/** The least and most XP that an unlock pays, by rarity. */
export const XP = {
  common: [50, 50],
  rare: [100, 200],
  epic: [250, 500],
  legendary: [1000, 1000],
} as const

const RULE = { counter: 'test_completed', gte: 10 }

export const definition = z.object({
  name: trimmed(60).min(1),
  description: trimmed(200).min(1),
  type: z.enum(['progress', 'mastery', 'streak', 'level', 'event', 'collection']),
  category: storable(64).regex(/^[a-z][a-z0-9_]{0,63}$/, 'expected a snake_case name'),
  icon: storable(64).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a lucide icon name'),
  color: z.enum(COLORS),
  rarity,
  tier: tier.nullable(),
  points: z.int().min(1).max(10_000),
  xp: z.int().min(0).max(10_000).meta({ example: XP.common[0] }),
  criteria: criteria.meta({ type: 'object', description: 'the rule', example: RULE }),
  tiers: tiers.nullable(),
  secret: z.boolean(),
})
const fields = definition.shape

/** A change may contain only one of two related fields; then the database checks it against the stored one. */
export function refuseUnfit(
  { rarity, xp, criteria, tiers }: Partial<z.infer<typeof definition>>,
  context: z.RefinementCtx,
) {
  const [least, most] = rarity ? XP[rarity] : [0, Infinity]
  if (xp !== undefined && (xp < least || xp > most))
    context.addIssue({
      code: 'custom',
      path: ['xp'],
      message: `${rarity} pays ${least === most ? least : `${least} to ${most}`}`,
    })
  if (tiers && criteria && !('gte' in criteria && typeof criteria.gte === 'number'))
    context.addIssue({
      code: 'custom',
      path: ['tiers'],
      message: 'only a rule with one threshold (gte) can have tiers',
    })
}

export const defineBody = z
  .strictObject({
    community: communityChoice,
    slug: storable(64).regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'lower-case words joined by underscores'),
    ...fields,
    tier: fields.tier.default(null),
    tiers: fields.tiers.default(null),
    secret: fields.secret.default(false),
  })
  .superRefine(refuseUnfit)
export type DefineBody = AboutCommunity<z.infer<typeof defineBody>>

export const changeBody = z
  .strictObject({
    ...fields,
    status: z.enum(['live', 'retired']).describe('publishes it, retires it, or brings back what was retired'),
  })
  .partial()
  .superRefine(refuseUnfit)
  .refine((body) => Object.keys(body).length > 0, 'expected something to change')
export type ChangeAchievementBody = z.infer<typeof changeBody>

export const tryBody = dryRunBody.safeExtend({
  community: communityChoice,
  criteria: criteria.meta({ type: 'object', description: 'the rule', example: RULE }),
})
export type TryBody = AboutCommunity<z.infer<typeof tryBody>>
