import { z } from 'zod'
import { hasVisible } from '../../_domain/visible-text.ts'
import { memberCursor } from '../communities/members.ts'
import { changesSomething, revision } from '../courses/authoring.ts'
import { trimmed } from '../storable.ts'
import { instant, list, slug } from '../wire.ts'

/** How many members one request may put in a group, or take out of it. */
export const MOST_GROUPED = 1000

const groupName = trimmed(80).refine(hasVisible, 'expected something to read')
const description = trimmed(500)

export const group = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    archived_at: instant.nullable().describe('since when it is archived; null: it is not'),
    revision: z.int(),
    members: z.int().nullable().describe('how many members are in it; null for learners'),
    instructors: z
      .array(z.object({ user_id: z.uuid(), display_name: z.string() }))
      .describe('whose care it is in; empty for learners'),
    mine: z.boolean().describe('whether you are in it, or have it in your care'),
  })
  .meta({ id: 'Group' })
export type Group = z.infer<typeof group>

export const groupPath = z.object({ slug, group: z.uuid() })
export const groupInstructorPath = groupPath.extend({ user: z.uuid() })

export const GROUP_STATES = ['active', 'archived', 'all'] as const

export const groupsQuery = z.object({
  search: trimmed(80).optional().describe('a part of the name'),
  state: z.enum(GROUP_STATES).default('active'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: memberCursor.optional().describe('`page.next` of the previous page'),
})
export type GroupsQuery = z.infer<typeof groupsQuery>

export const groupsPage = list(group).extend({
  page: z.object({ next: memberCursor.nullable(), total: z.int().describe('the number of groups on all pages') }),
})

export const groupBody = z.strictObject({ name: groupName, description: description.default('') })
export type GroupBody = z.infer<typeof groupBody>

export const changeGroupBody = z
  .strictObject({
    revision,
    name: groupName.optional(),
    description: description.optional(),
    archived: z.boolean().optional().describe('true archives it; false brings it back'),
  })
  .refine(changesSomething, 'expected something to change')
export type ChangeGroupBody = z.infer<typeof changeGroupBody>

export const groupedBody = z.strictObject({ users: z.array(z.uuid().toLowerCase()).min(1).max(MOST_GROUPED) })
export type GroupedBody = z.infer<typeof groupedBody>

export const grouped = z
  .object({
    changed: z.array(z.uuid()).describe('whom it changed something for: the opposite request with them takes it back'),
    group,
  })
  .meta({ id: 'Grouped' })
export type Grouped = z.infer<typeof grouped>
