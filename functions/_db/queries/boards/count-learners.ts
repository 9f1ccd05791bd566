import { sql } from 'drizzle-orm'
import type { Connection } from '../../client.ts'
import { runPrepared } from '../../prepared.ts'

/** How many of a community have any XP, as the counts of its board say: nobody is counted for it. */
export async function countLearners(lane: Connection['sql'], communityId: string): Promise<number> {
  const [row] = await runPrepared<{ learners: number }>(
    lane,
    sql`select private.members_above(${communityId}, 'xp_all_time', 0)::float8 as learners`,
  )
  return row?.learners ?? 0
}
