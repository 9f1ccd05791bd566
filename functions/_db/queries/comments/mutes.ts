import type postgres from 'postgres'

export interface MuteRow {
  username: string
  display_name: string
  /** In milliseconds since 1970. */
  until: number
  reason: string
  muted_at: number
  muted_by: string | null
}

/** Who may not write in a community now. */
export const mutesIn = (sql: postgres.Sql, community_id: string) => sql<MuteRow[]>`
  select
    muted.username, muted.display_name, extract(epoch from until)::float8 * 1000 as until, reason,
    extract(epoch from muted_at)::float8 * 1000 as muted_at, author.display_name as muted_by
  from mutes
  join profiles as muted on muted.id = mutes.user_id
  left join profiles as author on author.id = muted_by
  where community_id = ${community_id} and until > now()
  order by muted_at desc, muted.username
  limit 500
`

/** A member by their username. */
export async function memberNamed(
  sql: postgres.Sql,
  { community_id, username }: { community_id: string; username: string },
) {
  const [row] = await sql<{ user_id: string; role: string }[]>`
    select user_id, role
    from memberships
    join profiles on profiles.id = user_id
    where community_id = ${community_id} and username = ${username}
  `
  return row
}

interface NewMute {
  community_id: string
  user_id: string
  /** In milliseconds since 1970. */
  until: number
  reason: string
  by: string
}

/** Mutes a person, in place of what was decided before, and tells the audit log. */
export const putMute = (sql: postgres.Sql, { community_id, user_id, until, reason, by }: NewMute) => sql`
  with put as (
    insert into mutes (community_id, user_id, until, reason, muted_by)
    values (${community_id}, ${user_id}, to_timestamp(${until / 1000}::float8), ${reason}, ${by})
    on conflict (community_id, user_id) do update
    set until = excluded.until, reason = excluded.reason, muted_by = excluded.muted_by, muted_at = now()
    returning until
  )
  insert into audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
  select
    ${community_id}, ${by}, 'member.muted', 'membership', ${user_id}::text, ${reason}, jsonb_build_object('until', until)
  from put
`

/** Lifts it again, and tells the audit log; also of who has left meanwhile. A repeat changes nothing. */
export const liftMute = (
  sql: postgres.Sql,
  { community_id, username, by }: { community_id: string; username: string; by: string },
) => sql`
  with lifted as (
    delete from mutes using profiles
    where community_id = ${community_id} and profiles.id = mutes.user_id and username = ${username}
    returning user_id, until
  )
  insert into audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  select
    ${community_id}, ${by}, 'member.unmuted', 'membership', user_id::text, jsonb_build_object('until', until)
  from lifted
  where until > now()
`
