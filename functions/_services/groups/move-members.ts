import type { Grouped, GroupedBody } from '../../_contracts/groups/groups.ts'
import { addToGroup, takeFromGroup } from '../../_db/queries/groups/groups.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findGroup, findManagedGroup, type NamedGroup } from './find.ts'

/** Puts members of the community in a group. Who is in it already, or no member, changes nothing. */
export const addGroupMembers = (
  { db, claims }: WithClaims<DatabaseContext>,
  { users, ...named }: NamedGroup & GroupedBody,
): Promise<Grouped> =>
  withUser(db, claims, async (tx) => {
    const { communityId, group } = await findManagedGroup(tx, claims, named)
    if (group.archived_at !== null)
      throw new DomainError('group_archived', 'This group is archived. Restore it first, then add members.')
    const changed = await addToGroup(tx, { id: group.id, communityId, users })
    return { changed, group: await findGroup(tx, claims, named) }
  })

/** Takes members out of a group. They stay members of the community. */
export const removeGroupMembers = (
  { db, claims }: WithClaims<DatabaseContext>,
  { users, ...named }: NamedGroup & GroupedBody,
): Promise<Grouped> =>
  withUser(db, claims, async (tx) => {
    const { group } = await findManagedGroup(tx, claims, named)
    const changed = await takeFromGroup(tx, { id: group.id, users })
    return { changed, group: await findGroup(tx, claims, named) }
  })
