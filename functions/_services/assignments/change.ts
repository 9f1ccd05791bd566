import type {
  Assignment,
  AssignmentStatusBody,
  ChangeAssignmentBody,
} from '../../_contracts/assignments/assignments.ts'
import { replaceTargets, setAssignmentStatus, updateAssignment } from '../../_db/queries/assignments/assignments.ts'
import { writeFor } from '../../_db/queries/audit/write-for.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { lateness } from './create.ts'
import { findAssigningCommunity, findAssignment } from './find.ts'

interface NamedAssignment {
  slug: string
  assignment: string
}

const CHANGED = () =>
  new DomainError('conflict', 'This was changed after you loaded it. Your changes are not saved yet.', {
    errors: [{ path: 'body.revision', message: 'is not the newest' }],
  })

/** Changes all of an assignment but what it is about, unless another request changed it since this revision. */
export async function changeAssignment(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, assignment: id, body }: NamedAssignment & { body: ChangeAssignmentBody },
): Promise<Assignment> {
  const { id: communityId } = await readAsUser(db, claims, (tx) => findAssigningCommunity(tx, claims, slug))
  const { revision, groups, users, ...settings } = body
  return withService(db, async (tx) => {
    await writeFor(tx, claims.sub)
    await findAssignment(tx, communityId, id)
    if (!(await updateAssignment(tx, { id, communityId, revision }, { ...settings, ...lateness(settings) })))
      throw CHANGED()
    await replaceTargets(tx, { id, communityId, groups, users })
    return findAssignment(tx, communityId, id)
  })
}

/** Publishes an assignment, archives it, or brings it back. */
export async function setStatusOfAssignment(
  { db, claims, now }: WithClaims<DatabaseContext>,
  { slug, assignment: id, revision, status }: NamedAssignment & AssignmentStatusBody,
): Promise<Assignment> {
  const { id: communityId } = await readAsUser(db, claims, (tx) => findAssigningCommunity(tx, claims, slug))
  return withService(db, async (tx) => {
    await writeFor(tx, claims.sub)
    const before = await findAssignment(tx, communityId, id)
    if (before.status === status) return before
    if (status === 'published' && !before.everybody && before.groups.length + before.users.length === 0)
      throw new DomainError('validation_failed', 'It is for nobody yet.', {
        errors: [{ path: 'body.status', message: 'is for nobody' }],
      })
    if (!(await setAssignmentStatus(tx, { id, communityId, revision }, { status, now: now() }))) throw CHANGED()
    return findAssignment(tx, communityId, id)
  })
}
