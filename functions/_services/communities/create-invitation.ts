import type { Invitation, InviteBody } from '../../_contracts/communities/invitations.ts'
import { findInvitation, insertInvitation } from '../../_db/queries/communities/invitations.ts'
import { groupIn } from '../../_db/queries/groups/groups.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { mayInvite } from '../../_domain/communities/roles.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtCommunity } from './find.ts'
import { createSecretCode, hashSecretCode } from './secret-code.ts'
import { refuseClosed } from './refuse-closed.ts'
import { toInvitation } from './to-invitation.ts'

/** Creates an invitation to a community. Only this answer contains its code: the database keeps a hash. */
export function createInvitation(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, role, expires_in_days: days, max_uses, note, group }: { slug: string } & InviteBody,
): Promise<Invitation & { code: string }> {
  return withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Only instructors and admins can invite people.')
    if (!community.role || !mayInvite(community.role).includes(role))
      throw new DomainError('not_allowed', 'Instructors can invite students only. Admins can invite with any role.')
    if (group !== null && !(await groupIn(tx, { communityId: community.id, readerId: claims.sub, id: group })))
      throw notFound('group')
    const [id, code] = [crypto.randomUUID(), createSecretCode()]
    const code_hash = hashSecretCode(code)
    await insertInvitation(tx, {
      id,
      community_id: community.id,
      role,
      code_hash,
      note,
      days,
      max_uses,
      group_id: group,
    })
    const invitation = await findInvitation(tx, community.id, id)
    if (!invitation) throw new Error('The invitation that was just inserted was not found.')
    return { ...toInvitation(invitation), code }
  }).catch(refuseClosed)
}
