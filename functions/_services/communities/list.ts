import type { Community } from '../../_contracts/communities/communities.ts'
import type { Database } from '../../_db/client.ts'
import { communitiesSeenBy } from '../../_db/queries/communities/communities.ts'
import { withUser, type Claims } from '../../_db/session.ts'

/** The communities a person belongs to, then those that are open to join. */
export function listCommunities(db: Database, claims: Claims): Promise<Community[]> {
  return withUser(db, claims, (tx) => communitiesSeenBy(tx, claims.sub))
}
