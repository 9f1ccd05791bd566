import { sql } from 'drizzle-orm'
import type { Connection } from '../../client.ts'
import { runPrepared } from '../../prepared.ts'
import { membersAbove } from './members-above.ts'

/**
 * How many learners of a community have XP, without instructors and admins. Only the rows of these few are counted: the
 * counts of the board have all members.
 */
export async function countLearners(connection: Connection['sql'], communityId: string): Promise<number> {
  const [row] = await runPrepared<{ learners: number }>(
    connection,
    sql`
      select (${membersAbove(sql`${communityId}::uuid`, 'xp_all_time', sql`0`)} - (
        select count(*)
        from memberships
        join leaderboard_scores using (community_id, user_id)
        where community_id = ${communityId} and role in ('instructor', 'admin') and metric = 'xp_all_time'
      ))::float8 as learners
    `,
  )
  return row?.learners ?? 0
}
