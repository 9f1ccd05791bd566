import type postgres from 'postgres'
import { isForMember } from './announcements.ts'

export interface DueAnnouncement {
  id: string
  community_id: string
}

/** The next announcement whose time has come. One that another worker tells, or an instructor changes, is skipped. */
export async function nextAnnouncement(sql: postgres.Sql): Promise<DueAnnouncement | undefined> {
  const [row] = await sql<DueAnnouncement[]>`
    select announcements.id, community_id
    from announcements
    join communities on communities.id = community_id
    where told_at is null and withdrawn_at is null and publish_at <= now() and closed_at is null
    order by publish_at
    limit 1
    for update of announcements skip locked
  `
  return row
}

/** The students that an announcement is for, as they are now. */
export async function audienceOf(sql: postgres.Sql, id: string): Promise<string[]> {
  const rows = await sql<{ user_id: string }[]>`
    select memberships.user_id
    from announcements as announcement
    join memberships on memberships.community_id = announcement.community_id and role = 'student'
    where announcement.id = ${id}
      and ${isForMember(sql)}
    order by memberships.user_id
  `
  return rows.map(({ user_id }) => user_id)
}

export const noteAnnounced = (sql: postgres.Sql, id: string) =>
  sql`update announcements set told_at = now() where id = ${id}`
