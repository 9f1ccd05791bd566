import type { Community } from '../../_contracts/communities/communities.ts'
import { acceptByHash } from '../../_db/queries/communities/invitations.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findMyCommunity } from './find.ts'
import { hashInvitationCode } from './invitation-code.ts'
import { refuseClosed } from './refuse-closed.ts'
import { refuseTeachersName } from './refuse-teachers-name.ts'

/** Gives the caller the invitation's role. A caller who already has that role or a higher one keeps it. */
export function acceptInvitation({ db, claims }: WithClaims<DatabaseContext>, code: string): Promise<Community> {
  return withUser(db, claims, async (tx) => {
    const acceptance = await acceptByHash(tx, hashInvitationCode(code))
    switch (acceptance?.outcome) {
      case 'accepted':
        return findMyCommunity(tx, claims, acceptance.community ?? '')
      case 'expired':
        throw new DomainError('invitation_expired', 'This invitation was good for a while, which is over.')
      case 'used_up':
        throw new DomainError('invitation_used_up', 'As many as this invitation was for have come.')
      case 'revoked':
        throw new DomainError('invitation_revoked', 'This invitation was taken back.')
      case 'decided':
        throw new DomainError('not_allowed', 'An admin decided about you after this link was made. Ask for a new one.')
      case 'not_found':
      case undefined:
        throw notFound('invitation')
    }
  })
    .catch(refuseTeachersName)
    .catch(refuseClosed)
}
