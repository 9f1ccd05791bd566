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
    holders: z.int().describe('active learners who hold it'),
    rate: z.number().min(0).max(1).describe('the share of active learners, students with any XP, who hold it'),
    median_days: z.number().nullable().describe('days from joining to earning it; with tiers, the first one'),
    last_30_days: z.int().describe('awards in the last 30 days'),
    weeks: z.array(z.int()).length(12).describe('awards in each week; the last week ends now'),
  })
  .meta({ id: 'AchievementStats' })
export type AchievementStats = z.infer<typeof achievementStats>
