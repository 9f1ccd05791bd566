import type { Community } from '../../_contracts/communities/communities.ts'
import type { Database } from '../../_db/client.ts'
import { acceptInvitation } from '../../_db/queries/communities/invitations.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { findMyCommunity } from './find.ts'
import { hashOf } from './invitation-code.ts'

/** Becomes what a link says. Who is that much already stays what they are, however often they ask. */
export function acceptAnInvitation(db: Database, claims: Claims, code: string): Promise<Community> {
  return withUser(db, claims, async (tx) => {
    const answer = await acceptInvitation(tx, hashOf(code))
    switch (answer?.outcome) {
      case 'accepted':
        return findMyCommunity(tx, claims, answer.community ?? '')
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
}
