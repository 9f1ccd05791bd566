import { z } from 'zod'
import { tier } from './catalogue.ts'
import { type AboutCommunity, communityChoice } from '../wire.ts'
import { levelFields } from '../xp/xp.ts'
import { trimmed } from '../storable.ts'

export const revokeBody = z.strictObject({
  community: communityChoice,
  user_id: z.uuid(),
  tier: tier.optional().describe('only this tier; without it, all tiers that the learner holds'),
  reason: trimmed(200).min(1).describe('shown to the learner'),
})
export type RevokeBody = AboutCommunity<z.infer<typeof revokeBody>>

export const revoked = z
  .object({
    achievement_id: z.uuid(),
    tiers: z.array(tier).describe('the revoked tiers, if the achievement has tiers'),
    xp: z.int().describe('the XP that was taken back'),
    level: z.object({ ...levelFields, before: z.int(), after: z.int() }),
    replayed: z.boolean().describe('true if an earlier request with the same key revoked it'),
  })
  .meta({ id: 'Revoked' })
export type RevocationResult = z.infer<typeof revoked>
