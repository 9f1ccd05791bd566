import { z } from 'zod'
import { slug } from '../wire.ts'

/** How many days are shown, today included. */
export const SHOWN_DAYS = [7, 30, 90] as const

export const seriesQuery = z.object({
  of: slug.optional().describe('the slug of a community; without it, all of them'),
  days: z.enum(SHOWN_DAYS.map(String)).default('30').describe('how many days, today included'),
})
export type SeriesQuery = z.infer<typeof seriesQuery>

const count = z.int()

export const seriesDay = z
  .object({
    day: z.iso.date().describe('in UTC'),
    learners: count.describe('who did something that counts; over all communities, each counts in each of theirs'),
    events: count,
    unlocked: count,
    unlockers: count.describe('who earned at least one achievement'),
  })
  .meta({ id: 'SeriesDay' })

export const countedAchievement = z
  .object({
    id: z.uuid(),
    name: z.string(),
    rarity: z.string(),
    unlocked: count,
    median_days: z.number().nullable().describe('from joining to earning it for the first time; null: nobody did'),
  })
  .meta({ id: 'CountedAchievement' })
export type CountedAchievement = z.infer<typeof countedAchievement>

export const series = z
  .object({
    of: slug.nullable(),
    communities: z.array(z.object({ slug, name: z.string() })),
    days: z.array(seriesDay).describe('the oldest first'),
    types: z.array(z.object({ type: z.string(), events: count })).describe('the most frequent first'),
    popular: z.array(countedAchievement).describe('what was earned most often'),
    rare: z.array(countedAchievement).describe('what was earned least often, the rarest first'),
    never: count.describe('achievements that can be earned and were not'),
    median_days: z.number().nullable().describe('from joining to any achievement'),
  })
  .meta({ id: 'Series' })
export type Series = z.infer<typeof series>
