import type postgres from 'postgres'

export interface AnnouncementRow {
  id: string
  title: string
  body: string
  everybody: boolean
  groups: { id: string; name: string }[]
  /** In milliseconds since 1970, like the other times. */
  publish_at: number
  zone: string
  revision: number
  author: string | null
  edited_at: number | null
  withdrawn_at: number | null
  read: number
  of: number
}

/** Whether `announcement` is for the one of `memberships`; who is in its groups is found once for all members. */
export const isForMember = (sql: postgres.Sql) => sql`
  (
    everybody
    or memberships.user_id in (
      select member.user_id
      from announcement_groups as target
      join group_members as member on member.group_id = target.group_id
      where target.announcement_id = announcement.id
    )
  )
`

/** The announcements of a community, or one of them, the newest first. */
export const announcementsOf = (
  sql: postgres.Sql,
  { community_id, id = null }: { community_id: string; id?: string | null },
) => sql<AnnouncementRow[]>`
  select
    announcement.id, title, body, everybody, zone, revision, author.display_name as author, read, of,
    extract(epoch from publish_at)::float8 * 1000 as publish_at,
    extract(epoch from edited_at)::float8 * 1000 as edited_at,
    extract(epoch from withdrawn_at)::float8 * 1000 as withdrawn_at,
    coalesce((
      select json_agg(json_build_object('id', groups.id, 'name', name) order by name)
      from announcement_groups as target
      join groups on groups.id = target.group_id
      where target.announcement_id = announcement.id
    ), '[]') as groups
  from announcements as announcement
  left join profiles as author on author.id = created_by
  cross join lateral (
    select count(*)::integer as of, count(announcement_reads.user_id)::integer as read
    from memberships
    left join announcement_reads
      on announcement_reads.announcement_id = announcement.id and announcement_reads.user_id = memberships.user_id
    where memberships.community_id = announcement.community_id
      and role = 'student'
      and ${isForMember(sql)}
  ) as audience
  where announcement.community_id = ${community_id}
    and (${id}::uuid is null or announcement.id = ${id}::uuid)
  order by announcement.publish_at desc, announcement.id
  limit 200
`

export async function isCommunityOpen(sql: postgres.Sql, id: string): Promise<boolean> {
  const [row] = await sql<{ is_open: boolean }[]>`select closed_at is null as is_open from communities where id = ${id}`
  return row?.is_open === true
}

export interface AnnouncementSettings {
  title: string
  body: string
  everybody: boolean
  /** null: now. */
  publish_at: string | null
  zone: string
}

interface NewAnnouncement extends AnnouncementSettings {
  id: string
  community_id: string
  created_by: string
}

export const insertAnnouncement = (
  sql: postgres.Sql,
  { id, community_id, created_by, title, body, everybody, publish_at, zone }: NewAnnouncement,
) => sql`
  insert into announcements (id, community_id, created_by, title, body, everybody, publish_at, zone)
  values (
    ${id}, ${community_id}, ${created_by}, ${title}, ${body}, ${everybody}, coalesce(${publish_at}::timestamptz, now()), ${zone}
  )
`

/** The groups that an announcement is for, in place of those before. Groups of other communities are passed over. */
export async function putAnnouncementGroups(
  sql: postgres.Sql,
  { id, community_id, groups }: { id: string; community_id: string; groups: readonly string[] },
) {
  await sql`
    delete from announcement_groups where announcement_id = ${id} and group_id <> all (${[...groups]}::uuid[])
  `
  await sql`
    insert into announcement_groups (announcement_id, group_id, community_id)
    select ${id}, id, community_id from groups where community_id = ${community_id} and id = any (${[...groups]}::uuid[])
    on conflict do nothing
  `
}

export interface LockedAnnouncement {
  revision: number
  /** In milliseconds since 1970, like the other times. */
  publish_at: number
  withdrawn_at: number | null
  told_at: number | null
  is_open: boolean
}

/** An announcement that nobody changes or tells until the transaction ends. */
export async function lockAnnouncement(
  sql: postgres.Sql,
  { id, community_id }: { id: string; community_id: string },
): Promise<LockedAnnouncement | undefined> {
  const [row] = await sql<LockedAnnouncement[]>`
    select
      revision, extract(epoch from publish_at)::float8 * 1000 as publish_at,
      extract(epoch from withdrawn_at)::float8 * 1000 as withdrawn_at,
      extract(epoch from told_at)::float8 * 1000 as told_at, closed_at is null as is_open
    from announcements
    join communities on communities.id = community_id
    where announcements.id = ${id} and community_id = ${community_id}
    for update of announcements
  `
  return row
}

/** Words of one that learners have seen were edited; of one that waits they were not. */
export const updateAnnouncement = (
  sql: postgres.Sql,
  id: string,
  { title, body, everybody, publish_at, zone, is_edit }: AnnouncementSettings & { is_edit: boolean },
) => sql`
  update announcements
  set
    title = ${title}, body = ${body}, everybody = ${everybody}, publish_at = coalesce(${publish_at}::timestamptz, publish_at),
    zone = ${zone}, revision = revision + 1, edited_at = case when ${is_edit} then now() else edited_at end
  where id = ${id}
`

export const withdrawAnnouncement = (sql: postgres.Sql, id: string) => sql`
  update announcements set withdrawn_at = coalesce(withdrawn_at, now()), revision = revision + 1 where id = ${id}
`

export interface MyAnnouncementRow {
  id: string
  title: string
  body: string
  author: string | null
  /** In milliseconds since 1970. */
  published_at: number
  edited_at: number | null
  read: boolean
}

/** What is announced to a learner in a community, the newest first. Bypasses row-level security, which hides the names of authors. */
export const announcementsFor = (
  sql: postgres.Sql,
  { community_id, user_id, id = null }: { community_id: string; user_id: string; id?: string | null },
) => sql<MyAnnouncementRow[]>`
  select
    announcement.id, title, body, author.display_name as author, announcement_reads.user_id is not null as read,
    extract(epoch from publish_at)::float8 * 1000 as published_at,
    extract(epoch from edited_at)::float8 * 1000 as edited_at
  from memberships
  join announcements as announcement on announcement.community_id = memberships.community_id
  left join profiles as author on author.id = created_by
  left join announcement_reads
    on announcement_reads.announcement_id = announcement.id and announcement_reads.user_id = memberships.user_id
  where memberships.community_id = ${community_id} and memberships.user_id = ${user_id} and role = 'student'
    and publish_at <= now() and withdrawn_at is null
    and (${id}::uuid is null or announcement.id = ${id}::uuid)
    and (
      everybody
      or exists (
        select from announcement_groups as target
        join group_members as member on member.group_id = target.group_id
        where target.announcement_id = announcement.id and member.user_id = memberships.user_id
      )
    )
  order by publish_at desc, announcement.id
  limit 200
`

/** Puts an announcement away as read, whose reader sees it. A repeat changes nothing. */
export const markAnnouncementRead = (
  sql: postgres.Sql,
  { id, community_id, user_id }: { id: string; community_id: string; user_id: string },
) => sql`
  insert into announcement_reads (announcement_id, community_id, user_id)
  values (${id}, ${community_id}, ${user_id})
  on conflict do nothing
`

/** Its notification was of the same words. Whether there was one to read. */
export async function markToldRead(
  sql: postgres.Sql,
  { id, user_id }: { id: string; user_id: string },
): Promise<boolean> {
  const rows = await sql`
    update notifications set read_at = now()
    where user_id = ${user_id} and kind = 'announcement' and read_at is null and payload ->> 'announcement_id' = ${id}
    returning id
  `
  return rows.length > 0
}

/** Deletes the notifications of an announcement, which nobody can open any more. Returns whose they were. */
export async function deleteTold(
  sql: postgres.Sql,
  { id, community_id, since, until }: { id: string; community_id: string; since: string; until: string },
): Promise<string[]> {
  // The key of a notification has its time, so each member's are found without looking at all of theirs.
  const rows = await sql<{ user_id: string }[]>`
    with not_to_be_restored as (
      delete from private.deleted_notifications
      where kind = 'announcement' and payload ->> 'announcement_id' = ${id}
    )
    delete from notifications
    where user_id in (select user_id from memberships where community_id = ${community_id})
      and notifications.id between ${since} and ${until}
      and kind = 'announcement' and payload ->> 'announcement_id' = ${id}
    returning user_id
  `
  return rows.map(({ user_id }) => user_id)
}
