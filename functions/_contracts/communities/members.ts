import { z } from 'zod'
import { role } from './communities.ts'
import { list, slug } from '../wire.ts'
import { isStorable, NOT_STORABLE, trimmed } from '../storable.ts'

export const member = z
  .object({
    user_id: z.uuid(),
    username: z.string(),
    display_name: z.string(),
    role,
    joined_at: z.iso.datetime(),
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof member>

export const communityPath = z.object({ slug })
export const memberPath = z.object({ slug, user: z.uuid() })

/** The last member of the previous page: their id and their sort name. */
export const memberCursor = z
  .templateLiteral([z.uuid(), ':', z.string()])
  .refine((cursor) => cursor.length <= 200, 'is not one of ours')
  .refine(isStorable, NOT_STORABLE)
export type MemberCursor = z.infer<typeof memberCursor>

export const membersQuery = z.object({
  search: trimmed(80).optional().describe('a part of the display name or username'),
  role: role.optional(),
  group: z.uuid().optional().describe('only members of this group'),
  outside: z.uuid().optional().describe('only members who are not in this group'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: memberCursor.optional().describe('`page.next` of the previous page'),
})
export type MembersQuery = z.infer<typeof membersQuery>

export const membersPage = list(member).extend({
  page: z.object({ next: memberCursor.nullable(), total: z.int().describe('the number of members on all pages') }),
})

export const changeRoleBody = z.strictObject({
  role,
  reason: trimmed(200).optional().describe('recorded in the audit log, for admins'),
})
export type ChangeRoleBody = z.infer<typeof changeRoleBody>
