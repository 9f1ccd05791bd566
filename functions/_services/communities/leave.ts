import { deleteMembership } from '../../_db/queries/communities/members.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findMyCommunity } from './find.ts'
import { refuseLastAdmin } from './refuse-last-admin.ts'

/** Ends the caller's membership. What they earned is kept, in case they join again. */
export async function leaveCommunity({ db, claims }: WithClaims<DatabaseContext>, slug: string): Promise<void> {
  const removal = withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    await deleteMembership(tx, community.id, claims.sub)
  })
  await refuseLastAdmin(removal)
}
