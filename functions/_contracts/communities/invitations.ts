import { z } from 'zod'
import { community, role } from './communities.ts'
import { oneOf, slug } from '../wire.ts'
import { storable, trimmed } from '../storable.ts'

const state = z.enum(['good', 'expired', 'used_up', 'revoked'])
export type InvitationState = z.infer<typeof state>

/** How many days an invitation may be valid. */
export const INVITATION_DAYS = [1, 7, 30] as const

export const inviteBody = z.strictObject({
  role,
  expires_in_days: oneOf(INVITATION_DAYS),
  max_uses: z.int().min(1).max(1000).nullable().default(null).describe('null: no limit'),
  note: trimmed(120).default('').describe('a note for the list of invitations'),
  group: z.uuid().nullable().default(null).describe('the group that whoever accepts is put in'),
})
export type InviteBody = z.infer<typeof inviteBody>

/** An invitation as instructors and admins see it, without its code. */
export const invitation = z
  .object({
    id: z.uuid(),
    role,
    note: z.string(),
    state,
    uses: z.int(),
    max_uses: z.int().nullable(),
    group: z.string().nullable().describe('the name of the group that whoever accepts is put in'),
    made_by: z.string().nullable().describe('display name of the creator; null if they are not a member any more'),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof invitation>

export const madeInvitation = invitation
  .extend({ code: z.string().describe('the secret part of the link; not stored, so only this answer contains it') })
  .meta({ id: 'MadeInvitation' })

export const invitationPath = z.object({ slug, id: z.uuid() })
export const codePath = z.object({ code: storable(200) })

/** An invitation as a reader who has its link sees it. */
export const heldInvitation = z
  .object({
    community: community.pick({ name: true, tagline: true, slug: true }),
    role,
    state,
    invited_by: z.string(),
    expires_at: z.iso.datetime(),
    group: z.string().nullable().describe('the group that you would be in'),
    closed: z.boolean().describe('the community is archived: nobody can join it'),
    mine: role.nullable().describe('the current role of the reader; null if not a member or not signed in'),
  })
  .meta({ id: 'HeldInvitation' })
export type HeldInvitation = z.infer<typeof heldInvitation>
