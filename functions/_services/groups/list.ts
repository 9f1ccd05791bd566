import type { MemberCursor } from '../../_contracts/communities/members.ts'
import type { Group, GroupsQuery } from '../../_contracts/groups/groups.ts'
import { countGroups, groupsAfter } from '../../_db/queries/groups/groups.ts'
import { readAsUser } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toGroup } from './find.ts'

const UUID_LENGTH = 36

/** A page of a community's groups by name: all of them for instructors and admins, for learners those they are in. */
export async function listGroups(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, limit, cursor, ...filter }: { slug: string } & GroupsQuery,
): Promise<{ data: Group[]; page: { next: MemberCursor | null; total: number } }> {
  const after = cursor && { id: cursor.slice(0, UUID_LENGTH), name: cursor.slice(UUID_LENGTH + 1) }
  const { rows, role, total } = await readAsUser(db, claims, async (tx) => {
    const { id: communityId, role } = await findMyCommunity(tx, claims, slug)
    const about = { communityId, readerId: claims.sub }
    return {
      role,
      // One row more than the page holds tells whether there is a next page.
      rows: await groupsAfter(tx, about, { ...filter, after: after || undefined, limit: limit + 1 }),
      total: await countGroups(tx, communityId, filter),
    }
  })
  const groups = rows.slice(0, limit)
  const last = rows.length > limit ? groups.at(-1) : undefined
  return {
    data: groups.map((row) => toGroup(row, role)),
    page: { next: last ? `${last.id}:${last.sort_name}` : null, total },
  }
}
