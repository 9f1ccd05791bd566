import type { Community } from '../../_contracts/communities/communities.ts'
import { acceptByHash } from '../../_db/queries/communities/invitations.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findListedCommunity } from './find.ts'
import { hashSecretCode } from './secret-code.ts'
import { refuseClosed } from './refuse-closed.ts'
import { refuseTeachersName } from './refuse-teachers-name.ts'

/** Gives the caller the invitation's role. A caller who already has that role or a higher one keeps it. */
export function acceptInvitation({ db, claims }: WithClaims<DatabaseContext>, code: string): Promise<Community> {
  return withUser(db, claims, async (tx) => {
    const acceptance = await acceptByHash(tx, hashSecretCode(code))
    switch (acceptance?.outcome) {
      case 'accepted':
        return findListedCommunity(tx, claims, acceptance.community ?? '')
      case 'expired':
        throw new DomainError('invitation_expired', 'This invitation has expired. Ask for a new one.')
      case 'used_up':
        throw new DomainError(
          'invitation_used_up',
          'This invitation has been used as often as it can be. Ask for a new one.',
        )
      case 'revoked':
        throw new DomainError('invitation_revoked', 'This invitation was revoked.')
      case 'decided':
        throw new DomainError(
          'not_allowed',
          'An admin changed your membership after this link was created. Ask for a new invitation.',
        )
      case 'not_found':
      case undefined:
        throw notFound('invitation')
    }
  })
    .catch(refuseTeachersName)
    .catch(refuseClosed)
}
