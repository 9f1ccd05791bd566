import type { Invitation } from '../../_contracts/communities/invitations.ts'
import { findInvitation, markInvitationRevoked } from '../../_db/queries/communities/invitations.ts'
import { withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtCommunity } from './find.ts'
import { toInvitation } from './to-invitation.ts'

/** Revokes an invitation for good. Members who accepted it before stay members. */
export function revokeInvitation(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, id }: { slug: string; id: string },
): Promise<Invitation> {
  return withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Only instructors and admins can invite people.')
    await markInvitationRevoked(tx, community.id, id)
    const invitation = await findInvitation(tx, community.id, id)
    if (!invitation) throw notFound('invitation')
    return toInvitation(invitation)
  })
}
