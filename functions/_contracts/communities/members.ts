import { z } from 'zod'
import { role } from './communities.ts'
import { list, slug } from '../wire.ts'

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

/** After whom a page begins: their id and their name. */
export const memberCursor = z
  .templateLiteral([z.uuid(), ':', z.string()])
  .refine((cursor) => cursor.length <= 200, 'is not one of ours')
export type MemberCursor = z.infer<typeof memberCursor>

export const membersQuery = z.object({
  search: z.string().trim().max(80).optional().describe('part of a name or username'),
  role: role.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: memberCursor.optional().describe('`page.next` of the page before'),
})
export type MembersQuery = z.infer<typeof membersQuery>

export const membersPage = list(member).extend({
  page: z.object({ next: memberCursor.nullable(), total: z.int().describe('of all pages') }),
})

export const changeRoleBody = z.strictObject({
  role,
  reason: z.string().trim().max(200).optional().describe('kept with the decision, for admins to read'),
})
export type ChangeRoleBody = z.infer<typeof changeRoleBody>
