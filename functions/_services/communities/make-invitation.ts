import type { Invitation, InviteBody } from '../../_contracts/communities/invitations.ts'
import type { Database } from '../../_db/client.ts'
import { addInvitation, invitationIn } from '../../_db/queries/communities/invitations.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { mayInvite } from '../../_domain/communities/roles.ts'
import { findTaughtCommunity } from './find.ts'
import { hashOf, newCode } from './invitation-code.ts'
import { toInvitation } from './to-invitation.ts'

/** Makes a link by which others become members. Its code is said this once. */
export function makeInvitation(
  db: Database,
  claims: Claims,
  slug: string,
  { role, expires_in_days: days, max_uses, note }: InviteBody,
): Promise<Invitation & { code: string }> {
  return withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Instructors and admins invite.')
    if (!community.role || !mayInvite(community.role).includes(role))
      throw new DomainError('not_allowed', 'Instructors invite students; admins invite anybody.')
    const [id, code] = [crypto.randomUUID(), newCode()]
    await addInvitation(tx, { id, community_id: community.id, role, code_hash: hashOf(code), note, days, max_uses })
    const made = await invitationIn(tx, community.id, id)
    if (!made) throw new Error('An invitation that was made is not there.')
    return { ...toInvitation(made), code }
  })
}
