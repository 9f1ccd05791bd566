import type { Community } from '../../_contracts/communities/communities.ts'
import { communitiesSeenBy } from '../../_db/queries/communities/communities.ts'
import { readAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** The communities the caller belongs to, then those that are open to join. */
export function listCommunities({ db, claims }: WithClaims<DatabaseContext>): Promise<Community[]> {
  return readAsUser(db, claims, (tx) => communitiesSeenBy(tx, claims.sub))
}
