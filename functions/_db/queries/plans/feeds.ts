import type postgres from 'postgres'
import type { LearnerKey } from '../engine/learner-key.ts'

/** When the address of a learner's calendar was made, in milliseconds since 1970; null without one. */
export async function feedSince(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<number | null> {
  const [row] = await sql<{ created_at: number }[]>`
    select extract(epoch from created_at)::float8 * 1000 as created_at
    from private.calendar_feeds
    where user_id = ${user_id} and community_id = ${community_id}
  `
  return row?.created_at ?? null
}

/** Makes an address, or a new one in place of the old, which ends. Its entries stay the same. */
export const storeFeed = (
  sql: postgres.Sql,
  { user_id, community_id, token_hash, at }: LearnerKey & { token_hash: string; at: number },
) => sql`
  insert into private.calendar_feeds (user_id, community_id, token_hash, created_at)
  values (${user_id}, ${community_id}, ${token_hash}, to_timestamp(${at / 1000}))
  on conflict (user_id, community_id) do update
  set token_hash = excluded.token_hash, created_at = excluded.created_at
`

export const removeFeed = (sql: postgres.Sql, { user_id, community_id }: LearnerKey) => sql`
  delete from private.calendar_feeds where user_id = ${user_id} and community_id = ${community_id}
`

export interface CalendarFeed extends LearnerKey {
  id: string
  community_name: string
}

/** The calendar with this address, of somebody who is still a member. */
export async function feedWithHash(sql: postgres.Sql, token_hash: string): Promise<CalendarFeed | undefined> {
  const [row] = await sql<CalendarFeed[]>`
    select feed.id, feed.user_id, feed.community_id, communities.name as community_name
    from private.calendar_feeds as feed
    join communities on communities.id = feed.community_id
    join memberships on memberships.user_id = feed.user_id and memberships.community_id = feed.community_id
    where token_hash = ${token_hash}
  `
  return row
}
