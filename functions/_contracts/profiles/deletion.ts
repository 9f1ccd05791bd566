import { z } from 'zod'
import { role } from '../communities/communities.ts'
import { trimmed } from '../storable.ts'
import { slug } from '../wire.ts'

/** The most members that are offered as the next admin. */
export const MAX_CANDIDATES = 100

/** A community that the caller is the only admin of. */
export const deletedAdminship = z
  .object({
    community: slug,
    name: z.string(),
    others: z.int().describe('members besides you; with none, the community is closed along with your account'),
    candidates: z
      .array(z.object({ user_id: z.uuid(), display_name: z.string(), username: z.string(), role }))
      .describe(
        `who can be the next admin: instructors first, then who joined first; ${MAX_CANDIDATES} at the most, though any member may be named`,
      ),
  })
  .meta({ id: 'DeletedAdminship' })
export type DeletedAdminship = z.infer<typeof deletedAdminship>

export const handover = z.strictObject({
  community: slug,
  successor: z
    .uuid()
    .toLowerCase()
    .nullable()
    .describe('the member who becomes an admin; null: the community is closed'),
})
export type Handover = z.infer<typeof handover>

export const deleteProfileBody = z.strictObject({
  username: trimmed(100).toLowerCase().describe('your username, typed to confirm the deletion'),
  communities: z
    .array(handover)
    .max(1000)
    .default([])
    .describe('what becomes of each community that you are the only admin of and that has other members'),
})
export type DeleteProfileBody = z.infer<typeof deleteProfileBody>
