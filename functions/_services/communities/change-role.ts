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
    const community = await findAdministeredCommunity(tx, claims, slug, 'Only admins can change roles.')
    await updateRole(tx, { communityId: community.id, userId: user, role, reason })
    const member = await memberOf(tx, community.id, user)
    if (!member) throw notFound('member')
    return toMember(member)
  })
  return refuseLastAdmin(change)
}
