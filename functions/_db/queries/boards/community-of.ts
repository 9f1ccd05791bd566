import { sql } from 'drizzle-orm'
import type { Lane } from '../../client.ts'
import { runPrepared } from '../../prepared.ts'

/** The id of a community, for its members. */
export async function communityOf(lane: Lane['sql'], userId: string, slug: string): Promise<string | undefined> {
  const [row] = await runPrepared<{ id: string }>(
    lane,
    sql`
      select id
      from communities
      join memberships on community_id = id and user_id = ${userId}
      where slug = ${slug}
    `,
  )
  return row?.id
}
