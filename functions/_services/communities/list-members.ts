import type { Member, MemberCursor, MembersQuery } from '../../_contracts/communities/members.ts'
import type { Database } from '../../_db/client.ts'
import { countMembers, listMembers } from '../../_db/queries/communities/members.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findTaughtCommunity } from './find.ts'
import { toMember } from './to-member.ts'

const UUID_LENGTH = 36

/** Who belongs to a community, by name, a page at a time: for those who teach there. */
export async function listCommunityMembers(
  db: Database,
  claims: Claims,
  slug: string,
  { limit, cursor, ...filter }: MembersQuery,
): Promise<{ data: Member[]; page: { next: MemberCursor | null; total: number } }> {
  const after = cursor && { id: cursor.slice(0, UUID_LENGTH), name: cursor.slice(UUID_LENGTH + 1) }
  const { rows, total } = await withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Instructors and admins see who is a member.')
    return {
      // One more than asked for says whether there is a next page.
      rows: await listMembers(tx, community.id, { ...filter, after: after || undefined, limit: limit + 1 }),
      total: await countMembers(tx, community.id, filter),
    }
  })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { data: shown.map(toMember), page: { next: last ? `${last.user_id}:${last.place}` : null, total } }
}
