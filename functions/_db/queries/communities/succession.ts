import { sql } from 'drizzle-orm'
import type { Role } from '../../../_domain/communities/roles.ts'
import type { OrphanedCommunity } from '../../../_domain/communities/succession.ts'
import type { Transaction } from '../../session.ts'

interface CommunityRow extends OrphanedCommunity, Record<string, unknown> {}

/** The communities that have this admin and no other. */
export const orphanedBy = (tx: Transaction, adminId: string) =>
  tx.execute<CommunityRow>(sql`
    select
      communities.id, slug, name,
      (
        select count(*)::integer
        from memberships as other
        where other.community_id = communities.id and other.user_id <> ${adminId}
      ) as others
    from memberships as mine
    join communities on communities.id = mine.community_id
    where mine.user_id = ${adminId}
      and mine.role = 'admin'
      and not exists (
        select
        from memberships as other
        where other.community_id = communities.id and other.role = 'admin' and other.user_id <> ${adminId}
      )
    order by name, slug
  `)

/**
 * Until the end of the transaction no other takes an admin from these communities, and nobody joins them. The boards' lock
 * comes first, as wherever a membership ends.
 */
export async function lockAdministered(tx: Transaction, adminId: string): Promise<void> {
  await tx.execute(sql`select private.lock_boards()`)
  await tx.execute(sql`
    select private.lock_admins(community_id)
    from (
      select community_id from memberships where user_id = ${adminId} and role = 'admin' order by community_id
    ) as administered
  `)
  await tx.execute(sql`
    select id
    from communities
    where id in (select community_id from memberships where user_id = ${adminId} and role = 'admin')
    order by id
    for no key update
  `)
}

interface CandidateRow extends Record<string, unknown> {
  community_id: string
  user_id: string
  display_name: string
  username: string
  role: Role
}

/** Members that may become the next admin of each community: instructors first, then those who joined first. */
export const candidatesFor = (tx: Transaction, adminId: string, limit: number) =>
  tx.execute<CandidateRow>(sql`
    select community_id, candidate.*
    from memberships as mine
    cross join lateral (
      select user_id, display_name, username, role
      from memberships as other
      join profiles on profiles.id = user_id
      where other.community_id = mine.community_id and user_id <> ${adminId}
      order by role = 'student', joined_at, user_id
      limit ${limit}
    ) as candidate
    where mine.user_id = ${adminId} and mine.role = 'admin'
  `)

/** Makes a member an admin; false if they are no member. The audit log has the reason. */
export async function promote(tx: Transaction, communityId: string, userId: string): Promise<boolean> {
  await tx.execute(sql`select set_config('laude.reason', 'The only admin deleted their account.', true)`)
  const promoted = await tx.execute(sql`
    update memberships set role = 'admin' where community_id = ${communityId} and user_id = ${userId} returning user_id
  `)
  return promoted.length > 0
}

export const close = (tx: Transaction, communityId: string) =>
  tx.execute(sql`
    update communities set closed_at = now(), joining = 'invite' where id = ${communityId} and closed_at is null
  `)
