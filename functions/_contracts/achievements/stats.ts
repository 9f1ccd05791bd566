import { z } from 'zod'
import { pack, rarity, status, tier } from './catalogue.ts'

export const achievementStats = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    pack,
    icon: z.string(),
    color: z.string(),
    rarity,
    tier: tier.nullable(),
    status,
    holders: z.int().describe('active members who have it'),
    rate: z.number().min(0).max(1).describe('of all active members: those who have done anything here'),
    median_days: z.number().nullable().describe('from joining to earning it; of tiers, the first'),
    last_30_days: z.int().describe('how many were given it in the last 30 days'),
    weeks: z.array(z.int()).length(12).describe('how many were given it each week; the last one ends now'),
  })
  .meta({ id: 'AchievementStats' })
export type AchievementStats = z.infer<typeof achievementStats>
