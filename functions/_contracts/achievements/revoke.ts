import { z } from 'zod'
import { tier } from './catalogue.ts'
import { slug } from '../wire.ts'
import { levelFields } from '../xp/xp.ts'

export const revokeBody = z.strictObject({
  community: slug,
  user_id: z.uuid(),
  tier: tier.optional().describe('this tier alone; without it, all that is held of the achievement'),
  reason: z.string().trim().min(1).max(200).describe('the learner reads it'),
})
export type RevokeBody = z.infer<typeof revokeBody>

export const revoked = z
  .object({
    achievement_id: z.uuid(),
    tiers: z.array(tier).describe('of a tiered one, those that were taken away'),
    xp: z.int().describe('taken back: what it had paid'),
    level: z.object({ ...levelFields, before: z.int(), after: z.int() }),
    replayed: z.boolean().describe('true where it had been taken away before, by the same key'),
  })
  .meta({ id: 'Revoked' })
export type RevocationResult = z.infer<typeof revoked>
