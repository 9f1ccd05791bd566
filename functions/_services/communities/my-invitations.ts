import type { Community } from '../../_contracts/communities/communities.ts'
import type { MyInvitation } from '../../_contracts/communities/rosters.ts'
import { acceptAddressInvitation, declineInvitation, invitationsTo } from '../../_db/queries/communities/rosters.ts'
import { deleteToldInvitation, forgetDeletedInvitation } from '../../_db/queries/communities/told-invitations.ts'
import { readAsService, withService, withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findListedCommunity } from './find.ts'
import { refuseClosed } from './refuse-closed.ts'
import { refuseTeachersName } from './refuse-teachers-name.ts'

/** What the caller is invited to by the address that they confirmed. As the service, since they are no member yet. */
export async function listMyInvitations({ db, claims }: WithClaims<DatabaseContext>): Promise<MyInvitation[]> {
  const rows = await readAsService(db, claims.sub, (tx) => invitationsTo(tx, claims.sub))
  return rows.map(({ slug, name, tagline, ...row }) => ({ ...row, community: { slug, name, tagline } }))
}

/** Makes the caller a member, in the group that they were invited to. A role that is higher stays. */
export const acceptMyInvitation = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<Community> =>
  withUser(db, claims, async (tx, sql) => {
    const acceptance = await acceptAddressInvitation(tx, id)
    switch (acceptance?.outcome) {
      case 'accepted':
        await deleteToldInvitation(sql, claims.sub, id)
        return findListedCommunity(tx, claims, acceptance.community ?? '')
      case 'expired':
        throw new DomainError('invitation_expired', 'This invitation has expired. Ask for a new one.')
      case 'decided':
        throw new DomainError(
          'not_allowed',
          'An admin changed your membership after you were invited. Ask for a new invitation.',
        )
      case 'not_found':
      case undefined:
        throw notFound('invitation')
    }
  })
    .catch(refuseTeachersName)
    .catch(refuseClosed)

/** Says no. Who invited sees that, and no roster invites again. */
export async function declineMyInvitation({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> {
  await withService(db, async (tx, sql) => {
    if (!(await declineInvitation(tx, claims.sub, id))) throw notFound('invitation')
    await deleteToldInvitation(sql, claims.sub, id)
    await forgetDeletedInvitation(sql, claims.sub, id)
  })
}
