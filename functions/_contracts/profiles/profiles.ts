import { z } from 'zod'
import { rarity, tier } from '../achievements/catalogue.ts'

export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9][a-z0-9_-]{1,28}[a-z0-9]$/,
    '3 to 30 letters, digits, hyphens and underscores; none of the latter at an end',
  )

export const visibility = z.enum(['private', 'public'])
export const boardsChoice = z.enum(['hidden', 'community', 'global'])
export type BoardsChoice = z.infer<typeof boardsChoice>

/** An achievement as everybody sees it; a secret is none any more once somebody shows it. */
export const shownAward = z
  .object({
    id: z.uuid().describe('what a link to it is made of'),
    name: z.string(),
    description: z.string(),
    icon: z.string().describe('a lucide icon name'),
    color: z.string().describe('a colour token'),
    rarity,
    tier: tier.nullable().describe('of tiers, the highest one'),
    earned_at: z.iso.datetime(),
    featured: z.boolean(),
  })
  .meta({ id: 'ShownAward' })
export type ShownAward = z.infer<typeof shownAward>

/** What a person shows to everybody, over all their communities; which those are it does not say. */
export const publicProfile = z
  .object({
    username: z.string(),
    display_name: z.string(),
    bio: z.string(),
    joined: z.iso.datetime(),
    visibility: visibility.describe('private: only its owner gets this answer'),
    mine: z.boolean(),
    level: z.object({
      level: z.int().describe('the highest one'),
      title: z.string(),
      share: z.number().min(0).max(1).describe('of the way to the next'),
    }),
    streak: z.object({ current: z.int(), longest: z.int() }).describe('in learning, the best one'),
    certificates: z
      .array(z.object({ number: z.string(), title: z.string(), issued_at: z.iso.datetime() }))
      .describe('public ones that stand, the latest first'),
    awards: z.array(shownAward).describe('up to three featured ones, then the latest first'),
  })
  .meta({ id: 'PublicProfile' })
export type PublicProfile = z.infer<typeof publicProfile>

export const profilePath = z.object({ username })

export const myProfile = z
  .object({
    username: z.string(),
    display_name: z.string(),
    bio: z.string(),
    joined: z.iso.datetime(),
    visibility,
    leaderboard: boardsChoice,
    streak_reminders: z.boolean(),
    time_zone: z.string().describe('where days are counted today'),
    next_time_zone: z.string().nullable().describe('where they will be'),
    next_time_zone_from: z.iso.date().nullable().describe('from this local date on'),
  })
  .meta({ id: 'MyProfile' })
export type MyProfile = z.infer<typeof myProfile>

export const changeProfileBody = z
  .strictObject({
    username: username.optional(),
    display_name: z.string().trim().min(1).max(60).optional(),
    bio: z.string().trim().max(300).optional(),
    visibility: visibility.optional(),
    leaderboard: boardsChoice.optional(),
    streak_reminders: z.boolean().optional(),
    time_zone: z.string().max(64).optional().describe('an IANA name; takes hold with the next local date'),
  })
  .refine((body) => Object.keys(body).length > 0, 'expected something to change')
export type ChangeProfileBody = z.infer<typeof changeProfileBody>

export const deleteProfileBody = z.strictObject({
  username: z.string().trim().toLowerCase().describe('one’s own, typed: so that nobody does this by accident'),
})
