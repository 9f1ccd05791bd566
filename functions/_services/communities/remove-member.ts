import { deleteMembership } from '../../_db/queries/communities/members.ts'
import { withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAdministeredCommunity } from './find.ts'
import { refuseLastAdmin } from './refuse-last-admin.ts'

/** Ends another member's membership, by an admin. What the member earned is kept, in case they come back. */
export async function removeMember(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, user }: { slug: string; user: string },
): Promise<void> {
  const removal = withUser(db, claims, async (tx) => {
    const community = await findAdministeredCommunity(tx, claims, slug, 'Only admins can remove members.')
    if (!(await deleteMembership(tx, community.id, user))) throw notFound('member')
  })
  await refuseLastAdmin(removal)
}
