import { z } from 'zod'
import { community, role } from './communities.ts'
import { slug } from '../wire.ts'

const state = z.enum(['good', 'expired', 'used_up', 'revoked'])
export type InvitationState = z.infer<typeof state>

/** How long a link may be good for, in days. */
export const INVITATION_DAYS = [1, 7, 30] as const

export const inviteBody = z.strictObject({
  role,
  expires_in_days: z.literal(INVITATION_DAYS),
  max_uses: z.int().min(1).max(1000).nullable().default(null).describe('null: as many as come'),
  note: z.string().trim().max(120).default('').describe('what it is for, shown in the list'),
})
export type InviteBody = z.infer<typeof inviteBody>

/** A link as those who manage see it: what it is made of is shown once, when it is made. */
export const invitation = z
  .object({
    id: z.uuid(),
    role,
    note: z.string(),
    state,
    uses: z.int(),
    max_uses: z.int().nullable(),
    made_by: z.string().nullable().describe('a name; null: no member any more'),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof invitation>

export const madeInvitation = invitation
  .extend({ code: z.string().describe('the secret part of the link; kept nowhere, so it is shown this once') })
  .meta({ id: 'MadeInvitation' })

export const invitationPath = z.object({ slug, id: z.uuid() })
export const codePath = z.object({ code: z.string().max(200) })

/** What a link is, to whoever has it. */
export const heldInvitation = z
  .object({
    community: community.pick({ name: true, tagline: true, slug: true }),
    role,
    state,
    invited_by: z.string(),
    expires_at: z.iso.datetime(),
    mine: role.nullable().describe('what the reader is there already; null: no member, or not signed in'),
  })
  .meta({ id: 'HeldInvitation' })
export type HeldInvitation = z.infer<typeof heldInvitation>
