import type postgres from 'postgres'
import type { LearnerKey } from '../engine/learner-key.ts'

/** Learners whose goals of the day are to be chosen, that no other worker or request has in hand. */
export const lockDueLearners = (sql: postgres.Sql, now: number, limit: number) => sql<LearnerKey[]>`
  with due as (
    select user_id, community_id
    from goal_settings
    where due_at <= to_timestamp(${now / 1000}::float8)
    order by due_at
    limit ${limit}
    for update skip locked
  )
  select user_id, community_id from due order by user_id, community_id
`

/** When goals are chosen next without a look of the learner; null where they have to come first. */
export const storeDue = (sql: postgres.Sql, { user_id, community_id }: LearnerKey, at: number | null) => sql`
  update goal_settings
  set due_at = to_timestamp(${at === null ? null : at / 1000}::float8)
  where user_id = ${user_id} and community_id = ${community_id}
`

export interface LearnerWithGoals extends LearnerKey {
  /** Changes that are looked at. */
  changes: number[]
}

/** Learners with open goals who did something, that no other worker has in hand; by id, since each is locked in turn. */
export const lockChanged = (sql: postgres.Sql, limit: number) => sql<LearnerWithGoals[]>`
  with taken as (
    select id, user_id, community_id from private.goal_changes order by id limit ${limit} for update skip locked
  )
  select user_id, community_id, json_agg(id) as changes from taken group by user_id, community_id order by user_id, community_id
`

export const removeGoalChanges = (sql: postgres.Sql, ids: readonly number[]) =>
  sql`delete from private.goal_changes where id = any (${[...ids]}::bigint[])`
