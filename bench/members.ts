import type postgres from 'postgres'
import { FIRST_LEARNER, LEARNER_PREFIX } from './finishes.ts'
import { makePeople } from './learners.ts'

/**
 * Members of harbor, each with XP, a few of them level with others, half of them listed; and the rows on its board that
 * the refresher would write, since a million looks take a quarter of an hour. The counts are the database's own work.
 */
export async function makeMembers(sql: postgres.Sql, count: number): Promise<{ community: string; slug: string }> {
  const [row] = await sql<{ id: string; slug: string }[]>`select id, slug from communities where slug = 'harbor'`
  if (!row) throw new Error('The seeds have no harbor.')
  const { id: community, slug } = row
  await makePeople(sql, { communityId: community, from: 0, count })
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`
    await tx`set local session_replication_role = replica`
    await tx`update profiles set leaderboard = 'community' where id::text like ${`${LEARNER_PREFIX}%`} and random() < 0.5`
    await tx`
      insert into user_counters (user_id, community_id, total)
      select user_id, community_id, 1 + floor(power(random(), 3) * 500000)
      from memberships
      where user_id::text like ${`${LEARNER_PREFIX}%`}
    `
    // From here on with triggers: the counts are theirs to write.
    await tx`set local session_replication_role = origin`
    await tx`
      insert into leaderboard_scores (user_id, community_id, metric, score, reached_at, listed)
      select user_id, community_id, 'xp_all_time', total, user_counters.updated_at, leaderboard <> 'hidden'
      from user_counters
      join profiles on profiles.id = user_id
      where total > 0 and user_id::text like ${`${LEARNER_PREFIX}%`}
    `
    // The row that marks the unlogged table as complete, so no learner has to be refreshed because of a crash.
    await tx`
      insert into private.leaderboard_changes
      values ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000')
    `
  })
  return { community, slug }
}

/** Gives some of them more XP, as events would, and notes it. */
export async function moveSome(sql: postgres.Sql, community: string, count: number): Promise<number> {
  const moved = await sql`
    with moved as (
      update user_counters
      set total = total + 100, updated_at = now()
      where community_id = ${community}
        and user_id in (
          select (${LEARNER_PREFIX}::text || (${FIRST_LEARNER}::bigint + n * 7))::uuid
          from generate_series(0, ${count - 1}::integer) as n
        )
      returning user_id, community_id
    )
    insert into private.leaderboard_changes (user_id, community_id)
    select user_id, community_id from moved
  `
  return moved.count
}
