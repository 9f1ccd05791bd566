import { and, eq, sql, type SQLWrapper } from 'drizzle-orm'
import type { Role } from '../../../_domain/communities/roles.ts'
import { refusedBy } from '../../errors.ts'
import { memberships, profiles } from '../../schema/communities.ts'
import type { Transaction } from '../../session.ts'

interface Asked {
  search?: string
  role?: Role
  limit: number
  /** The name and id of the last one of the page before. */
  after?: { name: string; id: string }
}

/** Names stand where a reader looks for them, and É is found by é, whatever the database was set up with. */
const plain = (name: SQLWrapper) => sql<string>`lower(${name} collate "und-x-icu")`
const place = plain(profiles.display_name)

const asked = (communityId: string, { search, role }: Pick<Asked, 'search' | 'role'>) =>
  and(
    eq(memberships.community_id, communityId),
    role && eq(memberships.role, role),
    search
      ? sql`(
          position(${plain(sql`${search}::text`)} in ${place}) > 0
          or position(${plain(sql`${search}::text`)} in ${profiles.username}) > 0
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
      place,
    })
    .from(memberships)
    .innerJoin(profiles, eq(profiles.id, memberships.user_id))
    .$dynamic()

export type MemberRow = Awaited<ReturnType<typeof selectMembers>>[number]

/** The members of a community by name. */
export const listMembers = (tx: Transaction, communityId: string, { after, limit, ...filter }: Asked) =>
  selectMembers(tx)
    .where(
      and(asked(communityId, filter), after && sql`(${place}, ${profiles.id}) > (${after.name}, ${after.id}::uuid)`),
    )
    .orderBy(place, profiles.id)
    .limit(limit)

export async function countMembers(tx: Transaction, communityId: string, filter: Pick<Asked, 'search' | 'role'>) {
  const [row] = await tx
    .select({ total: sql<string>`count(*)`.mapWith(Number) })
    .from(memberships)
    .innerJoin(profiles, eq(profiles.id, memberships.user_id))
    .where(asked(communityId, filter))
  return row?.total ?? 0
}

export async function memberOf(tx: Transaction, communityId: string, userId: string) {
  const [member] = await selectMembers(tx).where(
    and(eq(memberships.community_id, communityId), eq(memberships.user_id, userId)),
  )
  return member
}

/** A trigger writes it down, with what is said about it here. */
export async function changeRole(tx: Transaction, communityId: string, userId: string, role: Role, reason = '') {
  await tx.execute(sql`select set_config('laude.reason', ${reason}, true)`)
  await tx
    .update(memberships)
    .set({ role })
    .where(and(eq(memberships.community_id, communityId), eq(memberships.user_id, userId)))
}

/** Whether they were one. */
export async function removeMember(tx: Transaction, communityId: string, userId: string): Promise<boolean> {
  const gone = await tx
    .delete(memberships)
    .where(and(eq(memberships.community_id, communityId), eq(memberships.user_id, userId)))
    .returning({ user_id: memberships.user_id })
  return gone.length > 0
}

/** Whether it was refused because nobody would be in charge. */
export const leavesNoAdmin = (error: unknown): boolean => refusedBy(error)?.constraint === 'memberships_keep_an_admin'
