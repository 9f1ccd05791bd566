import type postgres from 'postgres'

export interface BlockRow {
  username: string
  display_name: string
  /** In milliseconds since 1970. */
  blocked_at: number
}

export const blocksOf = (sql: postgres.Sql, user_id: string) => sql<BlockRow[]>`
  select username, display_name, extract(epoch from blocked_at)::float8 * 1000 as blocked_at
  from person_blocks
  join profiles on profiles.id = blocked_id
  where user_id = ${user_id}
  order by blocked_at desc, username
  limit 500
`

/** Somebody who is in a community with this person, or whom they have blocked. */
export async function fellowNamed(sql: postgres.Sql, { user_id, username }: { user_id: string; username: string }) {
  const [row] = await sql<{ id: string }[]>`
    select id
    from profiles
    where username = ${username}
      and (
        exists (select from person_blocks where user_id = ${user_id} and blocked_id = profiles.id)
        or exists (
          select from memberships as mine
          join memberships as theirs on theirs.community_id = mine.community_id
          where mine.user_id = ${user_id} and theirs.user_id = profiles.id
        )
      )
  `
  return row?.id
}

/** Blocks a person. What they have told the blocker goes as well. A repeat changes nothing. */
export async function putBlock(sql: postgres.Sql, { user_id, blocked_id }: { user_id: string; blocked_id: string }) {
  await sql`
    insert into person_blocks (user_id, blocked_id) values (${user_id}, ${blocked_id}) on conflict do nothing
  `
  const told = sql`
    user_id = ${user_id} and kind in ('comment_mention', 'comment_answer', 'invited') and payload ->> 'by' = ${blocked_id}
  `
  await sql`
    with not_to_be_restored as (delete from private.deleted_notifications where ${told})
    delete from notifications where ${told}
  `
}

export const liftBlock = (sql: postgres.Sql, { user_id, blocked_id }: { user_id: string; blocked_id: string }) =>
  sql`delete from person_blocks where user_id = ${user_id} and blocked_id = ${blocked_id}`
