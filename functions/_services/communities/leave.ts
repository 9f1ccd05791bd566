import type { Database } from '../../_db/client.ts'
import { removeMember } from '../../_db/queries/communities/members.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findMyCommunity } from './find.ts'
import { keepingAnAdmin } from './last-admin.ts'

/** Leaves a community. What one earned there stays one's own, for when one comes back. */
export async function leaveCommunity(db: Database, claims: Claims, slug: string): Promise<void> {
  const work = withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    await removeMember(tx, community.id, claims.sub)
  })
  await keepingAnAdmin(work)
}
