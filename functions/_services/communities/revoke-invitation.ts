import type { Invitation } from '../../_contracts/communities/invitations.ts'
import type { Database } from '../../_db/client.ts'
import { invitationIn, revokeInvitation } from '../../_db/queries/communities/invitations.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from './find.ts'
import { toInvitation } from './to-invitation.ts'

/** Ends a link for good. Who came by it stays. */
export function revokeCommunityInvitation(
  db: Database,
  claims: Claims,
  { slug, id }: { slug: string; id: string },
): Promise<Invitation> {
  return withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Instructors and admins invite.')
    await revokeInvitation(tx, community.id, id)
    const now = await invitationIn(tx, community.id, id)
    if (!now) throw notFound('invitation')
    return toInvitation(now)
  })
}
