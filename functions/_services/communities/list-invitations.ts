import type { Invitation } from '../../_contracts/communities/invitations.ts'
import { invitationsOf } from '../../_db/queries/communities/invitations.ts'
import { readAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtCommunity } from './find.ts'
import { toInvitation } from './to-invitation.ts'

/** The invitations of a community: admins see all of them, instructors those they created. */
export async function listInvitations(
  { db, claims }: WithClaims<DatabaseContext>,
  slug: string,
): Promise<Invitation[]> {
  const rows = await readAsUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Only instructors and admins can invite people.')
    return invitationsOf(tx, community.id)
  })
  return rows.map(toInvitation)
}
