import type { Member, MemberCursor, MembersQuery } from '../../_contracts/communities/members.ts'
import { countMembers, membersAfter } from '../../_db/queries/communities/members.ts'
import { readAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtCommunity } from './find.ts'
import { toMember } from './to-member.ts'

const UUID_LENGTH = 36

/** A page of a community's members by name, for its instructors and admins. */
export async function listMembers(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, limit, cursor, ...filter }: { slug: string } & MembersQuery,
): Promise<{ data: Member[]; page: { next: MemberCursor | null; total: number } }> {
  const after = cursor && { id: cursor.slice(0, UUID_LENGTH), name: cursor.slice(UUID_LENGTH + 1) }
  const { rows, total } = await readAsUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Only instructors and admins can see the members.')
    return {
      // One row more than the page holds tells whether there is a next page.
      rows: await membersAfter(tx, community.id, { ...filter, after: after || undefined, limit: limit + 1 }),
      total: await countMembers(tx, community.id, filter),
    }
  })
  const members = rows.slice(0, limit)
  const last = rows.length > limit ? members.at(-1) : undefined
  return { data: members.map(toMember), page: { next: last ? `${last.user_id}:${last.sort_name}` : null, total } }
}
