import { sql } from 'drizzle-orm'

/** Those who teach try out what they write, so their attempts say nothing of a test; those of learners who have left do. */
export const isByLearner = sql`not exists (
  select from memberships as teaching
  where teaching.user_id = attempts.user_id
    and teaching.community_id = attempts.community_id
    and teaching.role <> 'student'
)`
