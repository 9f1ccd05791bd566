import type { Group } from '../../_contracts/groups/groups.ts'
import { readAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findGroup, type NamedGroup } from './find.ts'

/** A group, for instructors and admins, and for learners who are in it. */
export const readGroup = ({ db, claims }: WithClaims<DatabaseContext>, named: NamedGroup): Promise<Group> =>
  readAsUser(db, claims, (tx) => findGroup(tx, claims, named))
