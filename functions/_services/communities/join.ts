import type { Community } from '../../_contracts/communities/communities.ts'
import type { Database } from '../../_db/client.ts'
import { addStudent, communitySeenBy } from '../../_db/queries/communities/communities.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findMyCommunity } from './find.ts'

/** Becomes a student of an open community. Who is a member already stays what they are. */
export function joinCommunity(db: Database, claims: Claims, slug: string): Promise<Community> {
  return withUser(db, claims, async (tx) => {
    const community = await communitySeenBy(tx, claims.sub, slug)
    // One that asks for an invitation is seen by its members only, so what is seen here can be joined.
    if (!community) throw notFound('community')
    if (!community.role) await addStudent(tx, claims.sub, community.id)
    return findMyCommunity(tx, claims, slug)
  })
}
