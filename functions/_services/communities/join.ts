import type { Community } from '../../_contracts/communities/communities.ts'
import { addStudent, communitySeenBy } from '../../_db/queries/communities/communities.ts'
import { withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findMyCommunity } from './find.ts'
import { refuseClosed } from './refuse-closed.ts'
import { refuseTeachersName } from './refuse-teachers-name.ts'

/** Makes the caller a student of an open community. A member keeps their role. */
export function joinCommunity({ db, claims }: WithClaims<DatabaseContext>, slug: string): Promise<Community> {
  return withUser(db, claims, async (tx) => {
    const community = await communitySeenBy(tx, claims.sub, slug)
    // Only members see a community that needs an invitation, so any community seen here may be joined.
    if (!community) throw notFound('community')
    if (!community.role) await addStudent(tx, claims.sub, community.id)
    return findMyCommunity(tx, claims, slug)
  })
    .catch(refuseTeachersName)
    .catch(refuseClosed)
}
