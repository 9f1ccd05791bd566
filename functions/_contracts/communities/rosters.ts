import { z } from 'zod'
import { ROSTER_PROBLEMS } from '../../_domain/communities/roster.ts'
import { type AboutCommunity, communityChoice, instant, list, slug } from '../wire.ts'
import { trimmed } from '../storable.ts'
import { role } from './communities.ts'
import { memberCursor } from './members.ts'

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')

export const rosterQuery = z.object({
  community: communityChoice,
  dry_run: flag.describe('true only says what would happen'),
  make_groups: flag.describe('true makes the groups that are not there'),
})
export type RosterQuery = AboutCommunity<z.infer<typeof rosterQuery>>

export const rosterReport = z
  .object({
    lines: z.int().describe('lines of the roster, without its header'),
    invited: z
      .int()
      .describe(
        'people who are invited by it, whether they have an account here or not, and who may accept or decline',
      ),
    renewed: z.int().describe('people who were invited already; role, name and group are as in this roster now'),
    regrouped: z.int().describe('members who are in the group of their line now'),
    members: z.int().describe('members of whom the roster says nothing new'),
    mailed: z.int().describe('invitations that go out by mail; the others are shown when their person signs in'),
    new_groups: z.array(z.string()).describe('groups that are made'),
    missing_groups: z.array(z.string()).describe('groups that are not there; with `make_groups` they are made'),
    refused: z.int().describe('lines that are not taken'),
    problems: z
      .array(z.object({ line: z.int(), address: z.string(), problem: z.enum(ROSTER_PROBLEMS) }))
      .describe('why lines are not taken: the first 500'),
  })
  .meta({ id: 'RosterReport' })
export type RosterReport = z.infer<typeof rosterReport>

const addressedState = z.enum(['open', 'expired', 'declined'])

/** Somebody who is invited by their address, as instructors and admins see them. */
export const addressed = z
  .object({
    id: z.uuid(),
    address: z.string(),
    name: z.string(),
    role,
    group: z.string().nullable(),
    state: addressedState,
    invited_at: instant,
    expires_at: instant,
  })
  .meta({ id: 'AddressInvitation' })
export type AddressInvitation = z.infer<typeof addressed>

export const addressedQuery = z.object({
  search: trimmed(80).optional().describe('a part of the address or name'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: memberCursor.optional().describe('`page.next` of the previous page'),
})
export type AddressedQuery = z.infer<typeof addressedQuery>

export const addressedPage = list(addressed).extend({
  page: z.object({ next: memberCursor.nullable(), total: z.int() }),
})

/** An invitation as the person sees it whom it is for. */
export const myInvitation = z
  .object({
    id: z.uuid(),
    community: z.object({ slug, name: z.string(), tagline: z.string() }),
    role,
    group: z.string().nullable(),
    invited_by: z.string().nullable().describe('null: their account is gone'),
    expires_at: instant,
  })
  .meta({ id: 'MyInvitation' })
export type MyInvitation = z.infer<typeof myInvitation>

export const myInvitationPath = z.object({ id: z.uuid() })
