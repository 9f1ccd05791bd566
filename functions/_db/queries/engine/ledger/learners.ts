import type postgres from 'postgres'
import type { LearnerKey } from '../learner-key.ts'

/** A page of learners with stored state, in the order of their keys. */
export function learnersAfter(sql: postgres.Sql, last: LearnerKey | undefined, limit: number) {
  return sql<LearnerKey[]>`
    select user_id, community_id
    from user_counters
    where ${last ? sql`(user_id, community_id) > (${last.user_id}, ${last.community_id})` : sql`true`}
    order by user_id, community_id
    limit ${limit}
  `
}

export const learnersOfUser = (sql: postgres.Sql, userId: string) =>
  sql<LearnerKey[]>`
    select user_id, community_id from user_counters where user_id = ${userId}
    union
    select user_id, community_id from activity_events where user_id = ${userId}
    order by community_id
  `
