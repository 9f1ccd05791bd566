import { z } from 'zod'
import { slug } from './wire.ts'

export const rarity = z.enum(['common', 'rare', 'epic', 'legendary'])
export type Rarity = z.infer<typeof rarity>
export const tier = z.enum(['bronze', 'silver', 'gold', 'platinum'])
export type Tier = z.infer<typeof tier>
/** In the order in which a catalogue shows them. */
export const pack = z.enum(['exam-prep', 'language', 'courses', 'typing', 'custom'])
export type Pack = z.infer<typeof pack>

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
  })
  .meta({ id: 'CatalogueEntry' })
export type CatalogueEntry = z.infer<typeof catalogueEntry>

export const catalogueQuery = z.object({ community: slug })
