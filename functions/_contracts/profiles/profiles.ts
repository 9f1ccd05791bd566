import { z } from 'zod'
import { rarity, tier } from '../achievements/catalogue.ts'
import { MUTABLE_KINDS } from '../../_domain/notifications/mutable.ts'
import { unfitName } from '../../_domain/profiles/display-name.ts'
import { isStorable, NOT_STORABLE, storable, trimmed } from '../storable.ts'

export const username = trimmed(64)
  .toLowerCase()
  .regex(
    /^[a-z0-9][a-z0-9_-]{1,28}[a-z0-9]$/,
    '3 to 30 letters, digits, hyphens and underscores; none of the latter at an end',
  )

/** A name that other people read, in its normal form. */
const displayName = z
  .string()
  .normalize('NFC')
  .trim()
  .min(1, { abort: true })
  .max(60)
  .refine(isStorable, { error: NOT_STORABLE, abort: true })
  .superRefine((name, context) => {
    const message = unfitName(name)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

const mutedKind = z.enum(MUTABLE_KINDS)

export const visibility = z.enum(['private', 'public'])
export const boardsChoice = z.enum(['hidden', 'community', 'global'])
export type BoardsChoice = z.infer<typeof boardsChoice>

/** An award as any reader sees it. A secret achievement is shown like others once its holder makes it public. */
export const shownAward = z
  .object({
    id: z.uuid().describe('the id in its link'),
    name: z.string(),
    description: z.string(),
    icon: z.string().describe('a lucide icon name'),
    color: z.string().describe('a color token'),
    rarity,
    tier: tier.nullable().describe('the highest tier held'),
    earned_at: z.iso.datetime(),
    earned_on: z.iso.date().describe('the date of it where its holder counts days'),
    featured: z.boolean(),
  })
  .meta({ id: 'ShownAward' })
export type ShownAward = z.infer<typeof shownAward>

/** What a learner shows publicly, over all their communities, which are not named. */
export const publicProfile = z
  .object({
    username: z.string(),
    display_name: z.string(),
    bio: z.string(),
    joined: z.iso.datetime(),
    joined_on: z.iso.date().describe('the date of it where the learner counts days'),
    visibility: visibility.describe('private: only the owner gets this answer'),
    mine: z.boolean(),
    level: z.object({
      level: z.int().describe('the highest level in any community'),
      title: z.string(),
      share: z.number().min(0).max(1).describe('progress towards the next level'),
    }),
    streak: z.object({ current: z.int(), longest: z.int() }).describe('the best learning streak in any community'),
    certificates: z
      .array(z.object({ number: z.string(), title: z.string(), issued_at: z.iso.datetime(), issued_on: z.iso.date() }))
      .describe('public and not revoked, the latest first'),
    awards: z.array(shownAward).describe('up to three featured ones, then the others, the latest first'),
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
    award_comments_off: z.boolean().describe('whether nobody comments on achievements that you share'),
    comments_hidden: z.boolean().describe('whether you want to see no comments, and hear of none'),
    muted: z.array(mutedKind).describe('kinds of notifications that you do not want to see'),
    time_zone: z.string().describe('the time zone in which days are counted today'),
    next_time_zone: z.string().nullable().describe('the time zone after that'),
    next_time_zone_from: z.iso.date().nullable().describe('the local date from which the next time zone applies'),
  })
  .meta({ id: 'MyProfile' })
export type MyProfile = z.infer<typeof myProfile>

export const changeProfileBody = z
  .strictObject({
    username: username.optional(),
    display_name: displayName.optional(),
    bio: trimmed(300).optional(),
    visibility: visibility.optional(),
    leaderboard: boardsChoice.optional(),
    streak_reminders: z.boolean().optional(),
    comments_hidden: z.boolean().optional(),
    award_comments_off: z.boolean().optional(),
    muted: z.array(mutedKind).max(MUTABLE_KINDS.length).optional().describe('all kinds that you do not want to see'),
    time_zone: storable(64).optional().describe('an IANA name; applies from the next local date on'),
  })
  .refine((body) => Object.keys(body).length > 0, 'expected something to change')
export type ChangeProfileBody = z.infer<typeof changeProfileBody>
