import { and, asc, count, eq, sql } from 'drizzle-orm'
import { communities, memberships } from '../../schema/communities.ts'
import { tests } from '../../schema/tests.ts'
import type { Transaction } from '../../session.ts'

const liveTests = (tx: Transaction) =>
  tx
    .select({ community_id: tests.community_id, total: count().as('total') })
    .from(tests)
    .where(eq(tests.status, 'live'))
    .groupBy(tests.community_id)
    .as('live_tests')

/** The communities that a user sees, those they belong to first. */
export function communitiesSeenBy(tx: Transaction, userId: string) {
  const live = liveTests(tx)
  return tx
    .select({
      id: communities.id,
      slug: communities.slug,
      name: communities.name,
      tagline: communities.tagline,
      color: communities.color,
      role: memberships.role,
      closed: sql<boolean>`${communities.closed_at} is not null`,
      closed_at: sql<string | null>`${communities.closed_at}`.mapWith((at: string | null) =>
        at === null ? null : new Date(at).toISOString(),
      ),
      comments: sql<boolean>`
        not ${communities.comments_off}
        and not exists (select from profiles where profiles.id = ${userId} and comments_hidden)
      `,
      boards: sql<boolean>`not ${communities.boards_off}`,
      tests: sql<number | null>`case when ${memberships.role} is not null then coalesce(${live.total}, 0) end`.mapWith(
        (total: string | null) => (total === null ? null : Number(total)),
      ),
    })
    .from(communities)
    .leftJoin(memberships, and(eq(memberships.community_id, communities.id), eq(memberships.user_id, userId)))
    .leftJoin(live, eq(live.community_id, communities.id))
    .orderBy(sql`${memberships.role} is null`, asc(communities.name))
    .$dynamic()
}

export async function communitySeenBy(tx: Transaction, userId: string, slug: string) {
  const [community] = await communitiesSeenBy(tx, userId).where(eq(communities.slug, slug))
  return community
}

export interface MyCommunity extends Record<string, unknown> {
  id: string
  slug: string
  name: string
  role: 'student' | 'instructor' | 'admin'
}

/** The community with this slug, if the user is a member. */
export async function communityOfMember(tx: Transaction, userId: string, slug: string) {
  const [community] = await tx.execute<MyCommunity>(sql`
    select communities.id, slug, name, role
    from communities
    join memberships on community_id = communities.id and user_id = ${userId}
    where slug = ${slug}
  `)
  return community
}

/** A user's role in a community, if they are a member and the reader may see it. */
export async function roleIn(tx: Transaction, userId: string, communityId: string) {
  const [membership] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.community_id, communityId), eq(memberships.user_id, userId)))
  return membership?.role
}

/** Adds a membership; a second call changes nothing. */
export async function addStudent(tx: Transaction, userId: string, communityId: string) {
  // Plain SQL, since drizzle's insert names every column and learners may set only these three.
  await tx.execute(sql`
    insert into memberships (community_id, user_id, role)
    values (${communityId}, ${userId}, 'student')
    on conflict do nothing
  `)
}
