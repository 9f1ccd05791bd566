import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Claims } from '../../functions/_db/session.ts'

export type PersonRole = 'student' | 'instructor' | 'admin'

export const claimsOf = (id: string): Claims => ({ sub: id, role: 'authenticated', aud: 'authenticated' })

/** An account with its profile, made the way Auth makes them. */
export async function createPerson(
  sql: postgres.Sql,
  name: string,
  metadata: { time_zone?: string } = {},
): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into auth.users (id, aud, role, email, raw_user_meta_data, created_at, updated_at)
    values (${id}, 'authenticated', 'authenticated', ${`${id}@example.test`}, ${sql.json({ display_name: name, ...metadata })}, now(), now())
  `
  return id
}

export async function createCommunity(sql: postgres.Sql, joining: 'open' | 'invite' = 'invite'): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into communities (id, slug, name, joining)
    values (${id}, ${`c-${id.slice(0, 8)}`}, 'A community', ${joining})
  `
  return id
}

export async function addMember(sql: postgres.Sql, community: string, user: string, role: PersonRole) {
  await sql`insert into memberships (community_id, user_id, role) values (${community}, ${user}, ${role})`
}
