import type { Assignment, ExtensionBody } from '../../_contracts/assignments/assignments.ts'
import { deleteExtension, storeExtension } from '../../_db/queries/assignments/assignments.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { writeFor } from '../../_db/queries/audit/write-for.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity, findAssignment } from './find.ts'

interface AssignedLearner {
  slug: string
  assignment: string
  user: string
}

/** Gives one learner more time or attempts, in place of what they were given before. */
export async function extendAssignment(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, assignment: id, user: userId, ...extension }: AssignedLearner & ExtensionBody,
): Promise<Assignment> {
  const communityId = await readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findAssigningCommunity(tx, claims, slug)
    if ((await roleIn(tx, userId, communityId)) === undefined) throw notFound('member')
    return communityId
  })
  return withService(db, async (tx) => {
    await writeFor(tx, claims.sub)
    const { opens_at } = await findAssignment(tx, communityId, id)
    if (extension.due_at !== null && opens_at !== null && Date.parse(extension.due_at) <= Date.parse(opens_at))
      throw new DomainError('validation_failed', 'It would be due before it opens.', {
        errors: [{ path: 'body.due_at', message: 'is not after it opens' }],
      })
    await storeExtension(tx, { id, communityId, userId, madeBy: claims.sub, ...extension })
    return findAssignment(tx, communityId, id)
  })
}

/** Takes an extension back. A repeat changes nothing. */
export async function endExtension(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, assignment: id, user: userId }: AssignedLearner,
): Promise<Assignment> {
  const { id: communityId } = await readAsUser(db, claims, (tx) => findAssigningCommunity(tx, claims, slug))
  return withService(db, async (tx) => {
    await writeFor(tx, claims.sub)
    await findAssignment(tx, communityId, id)
    await deleteExtension(tx, { id, userId })
    return findAssignment(tx, communityId, id)
  })
}
