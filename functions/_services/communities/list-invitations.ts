import type { Invitation } from '../../_contracts/communities/invitations.ts'
import type { Database } from '../../_db/client.ts'
import { listInvitations } from '../../_db/queries/communities/invitations.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findTaughtCommunity } from './find.ts'
import { toInvitation } from './to-invitation.ts'

/** The links of a community: admins see all, instructors their own. */
export async function listCommunityInvitations(db: Database, claims: Claims, slug: string): Promise<Invitation[]> {
  const rows = await withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Instructors and admins invite.')
    return listInvitations(tx, community.id)
  })
  return rows.map(toInvitation)
}
