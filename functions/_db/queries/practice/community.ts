import type postgres from 'postgres'
import { bindQuery } from '../../arrays.ts'

/** A community with whether it is closed, for one of its members. */
export async function communityToPractice(
  sql: postgres.Sql,
  { user_id, community_id }: { user_id: string; community_id: string },
): Promise<{ closed: boolean } | undefined> {
  const query = bindQuery<{ closed: boolean }[]>`
    select closed_at is not null as closed
    from communities
    join memberships on community_id = communities.id and user_id = ${user_id}
    where communities.id = ${community_id}
  `
  const [row] = await query(sql)
  return row
}
