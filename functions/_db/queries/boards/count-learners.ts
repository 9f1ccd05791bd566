import { sql } from 'drizzle-orm'
import type { Connection } from '../../client.ts'
import { runPrepared } from '../../prepared.ts'

/** How many members of a community have XP, from the counts of its board, so no rows are counted. */
export async function countLearners(connection: Connection['sql'], communityId: string): Promise<number> {
  const [row] = await runPrepared<{ learners: number }>(
    connection,
    sql`select private.members_above(${communityId}, 'xp_all_time', 0)::float8 as learners`,
  )
  return row?.learners ?? 0
}
