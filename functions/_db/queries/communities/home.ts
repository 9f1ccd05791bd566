import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Transaction } from '../../session.ts'

/** The slug of the caller's home community; null if they are in none. */
export const homeCommunity = (connection: postgres.Sql) =>
  connection<{ home: string | null }[]>`select private.home_community() as home`

/** Makes a community of the caller their home; false if nothing changed. */
export async function moveHome(tx: Transaction, slug: string): Promise<boolean> {
  const [row] = await tx.execute<{ moved: boolean }>(sql`select private.move_home(${slug}) as moved`)
  return row?.moved ?? false
}

export interface CommunityName extends Record<string, unknown> {
  id: string
  slug: string
}

/** The communities that a user belongs to. */
export const ownCommunities = (tx: Transaction, userId: string) =>
  tx.execute<CommunityName>(sql`
    select communities.id, slug
    from memberships
    join communities on communities.id = community_id
    where user_id = ${userId}
  `)

/** Which of these ids is already that of an event of the learner, or of a test. */
export async function knownId(tx: Transaction, learner: string, ids: string[]): Promise<string | undefined> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select id from activity_events where user_id = ${learner} and id = any(${sql.param(ids)}::uuid[])
    union all
    select id from tests where id = any(${sql.param(ids)}::uuid[])
    limit 1
  `)
  return row?.id
}

interface ReportKey {
  user_id: string
  local_date: string
  key: string
}

/** The community in which a learner reported something under this key on this day. */
export async function communityOfReport(tx: Transaction, { user_id, local_date, key }: ReportKey) {
  const [row] = await tx.execute<{ slug: string }>(sql`
    select slug
    from activity_events
    join communities on communities.id = community_id
    where user_id = ${user_id}
      and local_date = ${local_date}
      and dims ->> 'key' = ${key}
    limit 1
  `)
  return row?.slug
}
