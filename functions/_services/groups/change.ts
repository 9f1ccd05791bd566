import type { ChangeGroupBody, Group } from '../../_contracts/groups/groups.ts'
import { updateGroup } from '../../_db/queries/groups/groups.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findGroup, findManagedGroup, type NamedGroup } from './find.ts'
import { refuseTakenName } from './refuse-taken-name.ts'

/** Renames, describes, archives a group or brings it back, unless another request changed it since this revision. */
export const changeGroup = (
  { db, claims }: WithClaims<DatabaseContext>,
  { revision, name, description, archived, ...named }: NamedGroup & ChangeGroupBody,
): Promise<Group> =>
  withUser(db, claims, async (tx) => {
    await findManagedGroup(tx, claims, named)
    if (!(await updateGroup(tx, { id: named.group, revision }, { name, description, archived })))
      throw new DomainError('conflict', 'This was changed after you loaded it. Your changes are not saved yet.', {
        errors: [{ path: 'body.revision', message: 'is not the newest' }],
      })
    return findGroup(tx, claims, named)
  }).catch(refuseTakenName)
