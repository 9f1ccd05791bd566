import type { Community } from '../../_contracts/communities/communities.ts'
import { addStudent } from '../../_db/queries/communities/communities.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findListedCommunity } from './find.ts'
import { refuseClosed } from './refuse-closed.ts'
import { refuseTeachersName } from './refuse-teachers-name.ts'

/** Makes the caller a student of an open community. A member keeps their role. */
export function joinCommunity({ db, claims }: WithClaims<DatabaseContext>, slug: string): Promise<Community> {
  return withUser(db, claims, async (tx) => {
    // Only members see a community that needs an invitation, so any community seen here may be joined.
    const community = await findListedCommunity(tx, claims, slug)
    if (community.role) return community
    await addStudent(tx, claims.sub, community.id)
    return findListedCommunity(tx, claims, slug)
  })
    .catch(refuseTeachersName)
    .catch(refuseClosed)
}
