import type { Database } from '../../_db/client.ts'
import { removeMember } from '../../_db/queries/communities/members.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findRunCommunity } from './find.ts'
import { keepingAnAdmin } from './last-admin.ts'

/** Takes somebody out of a community, by who runs it. What they earned stays theirs, for when they come back. */
export async function removeFromCommunity(
  db: Database,
  claims: Claims,
  { slug, user }: { slug: string; user: string },
): Promise<void> {
  const work = withUser(db, claims, async (tx) => {
    const community = await findRunCommunity(tx, claims, slug, 'Members are removed by admins.')
    if (!(await removeMember(tx, community.id, user))) throw notFound('member')
  })
  await keepingAnAdmin(work)
}
