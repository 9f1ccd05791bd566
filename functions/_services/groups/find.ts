import type { Group } from '../../_contracts/groups/groups.ts'
import type { MyCommunity } from '../../_db/queries/communities/communities.ts'
import { groupIn, type GroupRow } from '../../_db/queries/groups/groups.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { isAtLeast } from '../../_domain/communities/roles.ts'
import { findMyCommunity, findTaughtCommunity } from '../communities/find.ts'

const GROUP_STAFF_ONLY = 'Only instructors and admins can manage groups.'

export interface NamedGroup {
  slug: string
  group: string
}

/** A group as a member of this role sees it: how many are in it is for instructors to know. */
export const toGroup = (
  { id, name, description, archived_at, revision, members, instructors, mine }: GroupRow,
  role: MyCommunity['role'],
): Group => ({
  id,
  name,
  description,
  archived_at,
  revision,
  instructors,
  mine,
  members: isAtLeast(role, 'instructor') ? members : null,
})

/** The group, if the caller may see it: instructors and admins all, learners those they are in. */
export async function findGroup(tx: Transaction, claims: Claims, { slug, group }: NamedGroup): Promise<Group> {
  const { id: communityId, role } = await findMyCommunity(tx, claims, slug)
  const row = await groupIn(tx, { communityId, readerId: claims.sub, id: group })
  if (!row) throw notFound('group')
  return toGroup(row, role)
}

/** A community whose groups the caller manages. */
export const findGroupingCommunity = (tx: Transaction, claims: Claims, slug: string) =>
  findTaughtCommunity(tx, claims, slug, GROUP_STAFF_ONLY)

/** A group that the caller manages, and the id of its community. */
export async function findManagedGroup(tx: Transaction, claims: Claims, { slug, group }: NamedGroup) {
  const { id: communityId, role } = await findGroupingCommunity(tx, claims, slug)
  const row = await groupIn(tx, { communityId, readerId: claims.sub, id: group })
  if (!row) throw notFound('group')
  return { communityId, group: toGroup(row, role) }
}
