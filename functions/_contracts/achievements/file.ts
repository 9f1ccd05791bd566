import { z } from 'zod'
import { storable } from '../storable.ts'
import { slug as communitySlug } from '../wire.ts'
import { tier } from './catalogue.ts'
import { definition, refuseUnfit } from './define.ts'

const slug = storable(64).regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'lower-case words joined by underscores')
const moment = z.iso.datetime({ offset: true })

export const filedDefinition = z
  .strictObject({ slug, ...definition.shape, status: z.enum(['draft', 'live', 'retired']) })
  .superRefine(refuseUnfit)
export type FiledDefinition = z.infer<typeof filedDefinition>

export const filedAward = z.strictObject({
  member: storable(255).describe('the mail address of their account'),
  pack: storable(64).describe('custom: defined in this file or by the community'),
  slug,
  tier: tier.nullable(),
  occurrence: z.int().min(1).max(1_000_000),
  earned_at: moment,
  unlocked_at: moment,
  visibility: z.enum(['private', 'public']),
  satisfied_by: z.record(z.string(), z.unknown()).describe('the values that met the rule'),
  paid: z
    .strictObject({ xp: z.int().min(1).max(10_000), local_date: z.iso.date() })
    .nullable()
    .describe('the XP it paid, on which of the learner’s days'),
})
export type FiledAward = z.infer<typeof filedAward>

/** The achievements of a community: what it defined, and who holds what. Any change of shape raises the version. */
export const achievementFile = z.strictObject({
  format: z.literal('laude-achievements'),
  version: z.literal(1),
  exported_at: moment,
  community: communitySlug,
  packs: z.array(storable(64)).max(100),
  definitions: z.array(filedDefinition).max(10_000),
  awards: z.array(filedAward).max(1_000_000),
})
export type AchievementFile = z.infer<typeof achievementFile>

/** Other mail addresses of the same people: from those in a file to theirs here. */
export const addressPairs = z.record(storable(255), storable(255))
