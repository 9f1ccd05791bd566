import type { ChangeRoleBody, Member } from '../../_contracts/communities/members.ts'
import type { Database } from '../../_db/client.ts'
import { changeRole, memberOf } from '../../_db/queries/communities/members.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findRunCommunity } from './find.ts'
import { keepingAnAdmin } from './last-admin.ts'
import { toMember } from './to-member.ts'

/** Makes a member something else, by who runs the community. The audit log has it, and why. */
export function changeMemberRole(
  db: Database,
  claims: Claims,
  { slug, user }: { slug: string; user: string },
  { role, reason }: ChangeRoleBody,
): Promise<Member> {
  const work = withUser(db, claims, async (tx) => {
    const community = await findRunCommunity(tx, claims, slug, 'Roles are changed by admins.')
    await changeRole(tx, community.id, user, role, reason)
    const now = await memberOf(tx, community.id, user)
    if (!now) throw notFound('member')
    return toMember(now)
  })
  return keepingAnAdmin(work)
}
