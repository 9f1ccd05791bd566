import { and, eq, sql, type SQLWrapper } from 'drizzle-orm'
import type { Role } from '../../../_domain/communities/roles.ts'
import { refusedBy } from '../../errors.ts'
import { memberships, profiles } from '../../schema/communities.ts'
import type { Transaction } from '../../session.ts'

interface MemberFilter {
  search?: string
  role?: Role
  /** Only members of this group. */
  group?: string
  /** Only members who are not in this group. */
  outside?: string
}

interface MemberPage extends MemberFilter {
  limit: number
  /** The sort name and id of the last member on the previous page. */
  after?: { name: string; id: string }
}

/** Lower-cases by ICU, so sorting and search treat É and é alike whatever locale the database was created with. */
const lowerCase = (name: SQLWrapper) => sql<string>`lower(${name} collate "und-x-icu")`
const sortName = lowerCase(profiles.display_name)

const isIn = (group: string) => sql`exists (
  select from group_members
  where group_id = ${group}::uuid
    and group_members.user_id = ${memberships.user_id}
    and group_members.community_id = ${memberships.community_id}
)`

const matches = (communityId: string, { search, role, group, outside }: MemberFilter) =>
  and(
    eq(memberships.community_id, communityId),
    role && eq(memberships.role, role),
    group === undefined ? undefined : isIn(group),
    outside === undefined ? undefined : sql`not ${isIn(outside)}`,
    search
      ? sql`(
          position(${lowerCase(sql`${search}::text`)} in ${sortName}) > 0
          or position(${lowerCase(sql`${search}::text`)} in ${profiles.username}) > 0
        )`
      : undefined,
  )

const selectMembers = (tx: Transaction) =>
  tx
    .select({
      user_id: profiles.id,
      username: profiles.username,
      display_name: profiles.display_name,
      role: memberships.role,
      joined_at: memberships.joined_at,
      sort_name: sortName,
    })
    .from(memberships)
    .innerJoin(profiles, eq(profiles.id, memberships.user_id))
    .$dynamic()

export type MemberRow = Awaited<ReturnType<typeof selectMembers>>[number]

/** A page of a community's members, sorted by name. */
export const membersAfter = (tx: Transaction, communityId: string, { after, limit, ...filter }: MemberPage) =>
  selectMembers(tx)
    .where(
      and(
        matches(communityId, filter),
        after && sql`(${sortName}, ${profiles.id}) > (${after.name}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(sortName, profiles.id)
    .limit(limit)

export async function countMembers(tx: Transaction, communityId: string, filter: MemberFilter) {
  const [row] = await tx
    .select({ total: sql<string>`count(*)`.mapWith(Number) })
    .from(memberships)
    .innerJoin(profiles, eq(profiles.id, memberships.user_id))
    .where(matches(communityId, filter))
  return row?.total ?? 0
}

export async function memberOf(tx: Transaction, communityId: string, userId: string) {
  const [member] = await selectMembers(tx).where(
    and(eq(memberships.community_id, communityId), eq(memberships.user_id, userId)),
  )
  return member
}

interface RoleChange {
  communityId: string
  userId: string
  role: Role
  reason?: string
}

/** A trigger writes the change into the audit log, with the reason from this setting. */
export async function updateRole(tx: Transaction, { communityId, userId, role, reason = '' }: RoleChange) {
  await tx.execute(sql`select set_config('laude.reason', ${reason}, true)`)
  await tx
    .update(memberships)
    .set({ role })
    .where(and(eq(memberships.community_id, communityId), eq(memberships.user_id, userId)))
}

/** Deletes a membership; false if there was none. */
export async function deleteMembership(tx: Transaction, communityId: string, userId: string): Promise<boolean> {
  const deleted = await tx
    .delete(memberships)
    .where(and(eq(memberships.community_id, communityId), eq(memberships.user_id, userId)))
    .returning({ user_id: memberships.user_id })
  return deleted.length > 0
}

/** Whether the database refused a change because the community would have no admin left. */
export const isLastAdminViolation = (error: unknown): boolean =>
  refusedBy(error)?.constraint === 'memberships_keep_an_admin'
