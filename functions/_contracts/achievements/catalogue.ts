import { z } from 'zod'
import { type AboutCommunity, communityChoice } from '../wire.ts'
import { trimmed } from '../storable.ts'

export const rarity = z.enum(['common', 'rare', 'epic', 'legendary'])
export type Rarity = z.infer<typeof rarity>
export const tier = z.enum(['bronze', 'silver', 'gold', 'platinum'])
export type Tier = z.infer<typeof tier>
/** In the order of the catalogue. */
export const pack = z.enum(['exam-prep', 'language', 'courses', 'typing', 'custom'])
export type Pack = z.infer<typeof pack>

export const status = z.enum(['draft', 'live', 'retired'])
export type AchievementStatus = z.infer<typeof status>

/** Progress such as "37 of 50"; of several alternatives, the one nearest to completion. */
export const progress = z
  .object({
    share: z.number().min(0).max(1).describe('1 only once the rule is met'),
    have: z.number(),
    need: z.number(),
    unit: z.enum(['seconds', 'minutes']).optional().describe('the unit, if time is counted'),
    tier: tier.nullable().describe('the tier that the progress leads to'),
  })
  .meta({ id: 'Progress' })

export const award = z
  .object({
    id: z.uuid().describe('the id for /mine/{id}'),
    visibility: z.enum(['private', 'public']),
    featured: z.int().min(1).max(3).nullable().describe('its place among the three featured awards'),
  })
  .meta({ id: 'Award' })
export type MyAward = z.infer<typeof award>

/** An achievement of a community's catalogue, as the reader sees it. */
export const catalogueEntry = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    pack,
    category: z.string(),
    name: z.string(),
    description: z.string(),
    icon: z.string().describe('a lucide icon name'),
    color: z.string().describe('a color token'),
    rarity,
    tier: tier.nullable(),
    points: z.int(),
    xp: z.int(),
    secret: z.boolean().describe('true while the name and rule are hidden from the reader'),
    status,
    version: z.int().describe('the version of the rule'),
    earned_at: z.iso
      .datetime()
      .nullable()
      .describe('when the learner met the rule; with tiers, of the highest one held'),
    tier_held: tier.nullable(),
    award: award.nullable(),
    progress: progress
      .nullable()
      .describe("the reader's progress; null once earned, for secrets, and for rules without progress in between"),
  })
  .meta({ id: 'CatalogueEntry' })
export type CatalogueEntry = z.infer<typeof catalogueEntry>

/** An achievement that the reader earned. */
export const earnedEntry = catalogueEntry.omit({ progress: true }).meta({ id: 'EarnedEntry' })
export type EarnedEntry = z.infer<typeof earnedEntry>

/** An achievement as every member of its community may see it. */
export const definition = catalogueEntry
  .omit({ earned_at: true, tier_held: true, award: true, progress: true })
  .meta({ id: 'Definition' })
export type AchievementDefinition = z.infer<typeof definition>

export const catalogueQuery = z.object({
  community: communityChoice,
  user_id: z.uuid().optional().describe('only what this learner earned and shows to the reader'),
  pack: pack.optional(),
  rarity: rarity.optional(),
  search: trimmed(80).min(1).optional().describe('in name and description'),
  state: z
    .enum(['earned', 'locked', 'draft', 'retired'])
    .optional()
    .describe('earned or locked for the reader; drafts and retired ones are shown to instructors only'),
})
export type CatalogueQuery = AboutCommunity<z.infer<typeof catalogueQuery>>

export const achievementPath = z.object({ id: z.uuid() })

export const showBody = z
  .strictObject({
    visibility: z.enum(['private', 'public']).optional(),
    featured: z.boolean().optional().describe('up to three in a community; a hidden award cannot be featured'),
  })
  .refine((body) => Object.keys(body).length > 0, 'expected visibility, featured or both')
export type ShowBody = z.infer<typeof showBody>
