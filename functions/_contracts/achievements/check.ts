import { z } from 'zod'
import { pack, rarity, tier } from './catalogue.ts'
import { rewardFields } from '../rewards/rewards.ts'
import { type AboutCommunity, communityChoice } from '../wire.ts'

export const checkBody = z.strictObject({ community: communityChoice })

export const checked = z
  .object({
    ...rewardFields,
    looks_again_in: z
      .int()
      .describe(
        "seconds until rules with time windows or leaderboards are checked again: once on each of the learner's local dates",
      ),
  })
  .meta({ id: 'Checked' })
export type CheckResult = z.infer<typeof checked>

export const installBody = z.strictObject({ community: communityChoice, pack: pack.exclude(['custom']) })
export type InstallBody = AboutCommunity<z.infer<typeof installBody>>

export const installed = z
  .object({
    pack,
    installed: z.boolean().describe('false if the community had the pack already; then nothing was changed'),
    achievements: z
      .array(
        z.object({
          id: z.uuid(),
          slug: z.string(),
          name: z.string(),
          category: z.string(),
          rarity,
          tier: tier.nullable(),
          xp: z.int(),
        }),
      )
      .describe('the live achievements of the pack; secrets are not listed'),
    secrets: z.int().describe('the number of secret achievements in the pack'),
    learners: z.int().describe('how many learners the background now evaluates for what their history already meets'),
  })
  .meta({ id: 'InstalledPack' })
export type InstalledPack = z.infer<typeof installed>
