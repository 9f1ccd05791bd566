import type { Group } from '../../_contracts/groups/groups.ts'
import {
  deleteGroupInstructor,
  insertGroupInstructor,
  isStudentsCareViolation,
} from '../../_db/queries/groups/groups.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findGroup, findManagedGroup, type NamedGroup } from './find.ts'

type GroupAndUser = NamedGroup & { user: string }

/** Gives a group into the care of an instructor or admin. A repeat changes nothing. */
export const assignGroupInstructor = (
  { db, claims }: WithClaims<DatabaseContext>,
  { user, ...named }: GroupAndUser,
): Promise<Group> =>
  withUser(db, claims, async (tx) => {
    const { communityId, group } = await findManagedGroup(tx, claims, named)
    if ((await roleIn(tx, user, communityId)) === undefined) throw notFound('member')
    await insertGroupInstructor(tx, { id: group.id, communityId, userId: user })
    return findGroup(tx, claims, named)
  }).catch((error: unknown) => {
    if (!isStudentsCareViolation(error)) throw error
    throw new DomainError('validation_failed', 'Only instructors and admins can have a group in their care.', {
      errors: [{ path: 'path.user', message: 'is a student' }],
      cause: error,
    })
  })

/** Takes a group out of somebody's care. A repeat changes nothing. */
export const unassignGroupInstructor = (
  { db, claims }: WithClaims<DatabaseContext>,
  { user, ...named }: GroupAndUser,
): Promise<Group> =>
  withUser(db, claims, async (tx) => {
    const { group } = await findManagedGroup(tx, claims, named)
    await deleteGroupInstructor(tx, { id: group.id, userId: user })
    return findGroup(tx, claims, named)
  })
