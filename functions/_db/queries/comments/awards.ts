import type postgres from 'postgres'

export interface SharedAwardRow {
  id: string
  user_id: string
  community_id: string
  name: string
}

interface SharedAward {
  username: string
  award: string
  /** Who wants to see what is said about it. */
  reader: string
}

/** An achievement that its holder shares and lets members comment on, if the reader is a member where it was earned. */
export async function sharedAwardOf(
  sql: postgres.Sql,
  { username, award, reader }: SharedAward,
): Promise<SharedAwardRow | undefined> {
  const [row] = await sql<SharedAwardRow[]>`
    select award.id, award.user_id, award.community_id, achievements.name
    from profiles
    join user_achievements as award on award.user_id = profiles.id
    join achievements on achievements.id = achievement_id
    join memberships on memberships.community_id = award.community_id and memberships.user_id = ${reader}
    where username = ${username} and profiles.visibility = 'public' and not award_comments_off
      and award.id = ${award} and award.visibility = 'public' and revoked_at is null
  `
  return row
}
