import { z } from 'zod'
import { COLORS } from '../../_domain/colors.ts'
import { hasVisible } from '../../_domain/visible-text.ts'
import { pack } from '../achievements/catalogue.ts'
import { instant, slug } from '../wire.ts'
import { key, storable, trimmed } from '../storable.ts'

const communityName = trimmed(80).refine(hasVisible, 'expected something to read')
const tagline = trimmed(200)

export const joining = z
  .enum(['open', 'invite'])
  .describe('open: whoever is signed in may join as a student; invite: only who is invited')

/** A pack of the catalogue, which a community uses or not. */
export const choosablePack = pack.exclude(['custom'])
export type ChoosablePack = z.infer<typeof choosablePack>

const color = z.enum(COLORS).describe('of its mark, by which members tell it from others')

const packs = z.array(choosablePack).max(10).describe('packs of achievements that the community uses')

export const makeCommunityBody = z.strictObject({
  name: communityName,
  slug: slug.min(2).optional().describe('its address; without one, it is made from the name'),
  tagline: tagline.default(''),
  color: color.default('laurel'),
  joining: joining.default('invite'),
  packs: packs.default([]),
})
export type MakeCommunityBody = z.infer<typeof makeCommunityBody>

export const makeHeaders = z.object({
  'idempotency-key': key.optional().describe('the same key is the same community'),
})

export const communitySettings = z
  .object({
    slug,
    name: z.string(),
    tagline: z.string(),
    color,
    joining,
    packs,
    closed_at: instant.nullable().describe('since when it is archived; null: it is not'),
    comments_off: z.boolean().describe('whether nobody sees or writes comments; what was said stays'),
    boards_off: z.boolean().describe('whether nobody sees a leaderboard of the community; scores are kept'),
  })
  .meta({ id: 'CommunitySettings' })
export type CommunitySettings = z.infer<typeof communitySettings>

const asRead = z.strictObject({
  name: storable(80).optional(),
  tagline: storable(200).optional(),
  color: color.optional(),
  joining: joining.optional(),
  packs: packs.optional(),
})
export type SettingsAsRead = z.infer<typeof asRead>

export const changeSettingsBody = z
  .strictObject({
    was: asRead.optional().describe('what you read and change: if any of it is another by now, nothing is changed'),
    name: communityName.optional(),
    tagline: tagline.optional(),
    color: color.optional(),
    joining: joining.optional(),
    packs: packs.optional().describe('all packs from now on; what learners earned stays theirs'),
    comments_off: z.boolean().optional(),
    boards_off: z.boolean().optional(),
    archived: z.boolean().optional().describe('true archives the community; false brings it back'),
  })
  .refine((body) => Object.keys(body).some((name) => name !== 'was'), 'expected something to change')
export type ChangeSettingsBody = z.infer<typeof changeSettingsBody>

export const handOverBody = z.strictObject({
  user: z.uuid().describe('the member who becomes an admin'),
  reason: trimmed(200).optional().describe('recorded in the audit log, for admins'),
})
export type CommunityHandOver = z.infer<typeof handOverBody>
