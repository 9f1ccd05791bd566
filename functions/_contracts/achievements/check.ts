import { z } from 'zod'
import { pack, rarity, tier } from './catalogue.ts'
import { givenFields } from '../rewards/rewards.ts'
import { slug } from '../wire.ts'

export const checkBody = z.strictObject({ community: slug })

export const checked = z
  .object({
    ...givenFields,
    looks_again_in: z
      .int()
      .describe("seconds until windows and boards may be looked at again: once on each of the learner's days"),
  })
  .meta({ id: 'Checked' })
export type CheckResult = z.infer<typeof checked>

export const installBody = z.strictObject({ community: slug, pack: pack.exclude(['custom']) })
export type InstallBody = z.infer<typeof installBody>

export const installed = z
  .object({
    pack,
    installed: z.boolean().describe('false where the community had it already: then nothing was changed'),
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
      .describe('of the pack, live in the community; secrets are not named'),
    secrets: z.int().describe('how many more there are'),
    learners: z.int().describe('how many the background looks at now, for what they have met long since'),
  })
  .meta({ id: 'InstalledPack' })
export type InstalledPack = z.infer<typeof installed>
