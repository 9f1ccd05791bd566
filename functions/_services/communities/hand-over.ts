import type { Member } from '../../_contracts/communities/members.ts'
import type { CommunityHandOver } from '../../_contracts/communities/settings.ts'
import { memberOf, updateRole } from '../../_db/queries/communities/members.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAdministeredCommunity } from './find.ts'
import { refuseTeachersName } from './refuse-teachers-name.ts'
import { toMember } from './to-member.ts'

/** Makes another member an admin, and the caller an instructor: both, or neither. */
export const handOverCommunity = (
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, user, reason }: { slug: string } & CommunityHandOver,
): Promise<Member> =>
  withUser(db, claims, async (tx) => {
    const { id: communityId } = await findAdministeredCommunity(tx, claims, slug, 'Only admins can hand over.')
    if (user.toLowerCase() === claims.sub)
      throw new DomainError('validation_failed', 'Choose another member.', {
        errors: [{ path: 'body.user', message: 'is you' }],
      })
    await updateRole(tx, { communityId, userId: user, role: 'admin', reason })
    const member = await memberOf(tx, communityId, user)
    if (!member) throw notFound('member')
    await updateRole(tx, { communityId, userId: claims.sub, role: 'instructor', reason })
    return toMember(member)
  }).catch(refuseTeachersName)
