import { z } from 'zod'
import { slug } from '../wire.ts'

export const rarity = z.enum(['common', 'rare', 'epic', 'legendary'])
export type Rarity = z.infer<typeof rarity>
export const tier = z.enum(['bronze', 'silver', 'gold', 'platinum'])
export type Tier = z.infer<typeof tier>
/** In the order in which a catalogue shows them. */
export const pack = z.enum(['exam-prep', 'language', 'courses', 'typing', 'custom'])
export type Pack = z.infer<typeof pack>

export const status = z.enum(['draft', 'live', 'retired'])
export type AchievementStatus = z.infer<typeof status>

/** "37 of 50", or how far the nearest of several ways is. */
export const progress = z
  .object({
    share: z.number().min(0).max(1).describe('1 only once it is met'),
    have: z.number(),
    need: z.number(),
    unit: z.enum(['seconds', 'minutes']).optional().describe('of what is counted, where it is time'),
    tier: tier.nullable().describe('the tier that it is progress towards'),
  })
  .meta({ id: 'Progress' })

export const award = z
  .object({
    id: z.uuid().describe('what /mine/{id} takes'),
    visibility: z.enum(['private', 'public']),
    featured: z.int().min(1).max(3).nullable().describe('its place among the featured'),
  })
  .meta({ id: 'Award' })
export type MyAward = z.infer<typeof award>

/** One entry of a community's catalogue, as the reader may see it. */
export const catalogueEntry = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    pack,
    category: z.string(),
    name: z.string(),
    description: z.string(),
    icon: z.string().describe('a lucide icon name'),
    color: z.string().describe('a colour token'),
    rarity,
    tier: tier.nullable(),
    points: z.int(),
    xp: z.int(),
    secret: z.boolean().describe('true while its name and rule are hidden from the reader'),
    status,
    version: z.int().describe('of its rule'),
    earned_at: z.iso.datetime().nullable().describe('when the learner deserved it; of tiers, the highest one'),
    tier_held: tier.nullable(),
    award: award.nullable(),
    progress: progress.nullable().describe("the reader's own; null once earned, of secrets, and of what has no half"),
  })
  .meta({ id: 'CatalogueEntry' })
export type CatalogueEntry = z.infer<typeof catalogueEntry>

/** One that the reader earned. */
export const earnedEntry = catalogueEntry.omit({ progress: true }).meta({ id: 'EarnedEntry' })
export type EarnedEntry = z.infer<typeof earnedEntry>

/** One as everybody in its community may know it. */
export const definition = catalogueEntry
  .omit({ earned_at: true, tier_held: true, award: true, progress: true })
  .meta({ id: 'Definition' })
export type AchievementDefinition = z.infer<typeof definition>

export const catalogueQuery = z.object({
  community: slug,
  user_id: z.uuid().optional().describe('only what this learner earned, as far as it is shown to the reader'),
  pack: pack.optional(),
  rarity: rarity.optional(),
  search: z.string().trim().min(1).max(80).optional().describe('in name and description'),
  state: z
    .enum(['earned', 'locked', 'draft', 'retired'])
    .optional()
    .describe("earned or not by the reader; drafts and retired ones are an instructor's to see"),
})
export type CatalogueQuery = z.infer<typeof catalogueQuery>

export const achievementPath = z.object({ id: z.uuid() })

export const showBody = z
  .strictObject({
    visibility: z.enum(['private', 'public']).optional(),
    featured: z.boolean().optional().describe('up to three in a community; what is hidden is not featured'),
  })
  .refine((body) => Object.keys(body).length > 0, 'expected visibility, featured or both')
export type ShowBody = z.infer<typeof showBody>
