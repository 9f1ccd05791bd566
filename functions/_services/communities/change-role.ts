import type { ChangeRoleBody, Member } from '../../_contracts/communities/members.ts'
import { memberOf, updateRole } from '../../_db/queries/communities/members.ts'
import { withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAdministeredCommunity } from './find.ts'
import { refuseLastAdmin } from './refuse-last-admin.ts'
import { toMember } from './to-member.ts'

/** Changes a member's role, by an admin of the community. A trigger writes the audit log, with the reason. */
export function changeMemberRole(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, user, role, reason }: { slug: string; user: string } & ChangeRoleBody,
): Promise<Member> {
  const change = withUser(db, claims, async (tx) => {
    const findCommunity = () => findAdministeredCommunity(tx, claims, slug, 'Only admins can change roles.')
    const community = await findCommunity()
    await updateRole(tx, { communityId: community.id, userId: user, role, reason })
    const member = await memberOf(tx, community.id, user)
    if (!member) {
      // Unless another admin changed the caller's role since the first look, so that no member is visible to them.
      await findCommunity()
      throw notFound('member')
    }
    return toMember(member)
  })
  return refuseLastAdmin(change)
}
