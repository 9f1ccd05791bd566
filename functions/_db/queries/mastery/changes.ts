import type postgres from 'postgres'
import type { Zones } from '../../../_domain/time/learner-day.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** A learner whose mastery has to follow, with their time zones. */
export interface LearnerToJudge extends LearnerKey, Zones {}

/**
 * Takes learners, the longest noted first, whom no other worker has in hand. Who is about to delete their account is left out. What is
 * read later contains what was noted, and whoever notes them meanwhile waits.
 */
export const takeChangedLearners = (sql: postgres.Sql, limit: number) => sql<LearnerToJudge[]>`
  with taken as (
    select user_id, community_id, time_zone, next_time_zone, next_time_zone_from::text, cut_short::text
    from private.mastery_changes
    join profiles on profiles.id = user_id
    order by noted_at
    limit ${limit}
    for update of mastery_changes skip locked
    for key share of profiles skip locked
  )
  delete from private.mastery_changes
  using taken
  where mastery_changes.user_id = taken.user_id and mastery_changes.community_id = taken.community_id
  returning taken.*
`

/** Notes learners whose memory changed. All note in one order, so that none waits for another in a circle. */
export const noteMemoryChanges = (sql: postgres.Sql, learners: readonly LearnerKey[]) => sql`
  insert into private.mastery_changes (user_id, community_id)
  select user_id, community_id
  from unnest(
    ${learners.map(({ user_id }) => user_id)}::uuid[], ${learners.map(({ community_id }) => community_id)}::uuid[]
  ) as learner (user_id, community_id)
  order by user_id, community_id
  on conflict do nothing
`

/** Notes all learners of a community who have answered anything. */
export const noteLearnersOf = (sql: postgres.Sql, community_id: string) => sql`
  insert into private.mastery_changes (user_id, community_id)
  select user_id, community_id
  from private.memory_cursors
  where community_id = ${community_id}
  order by user_id, community_id
  on conflict do nothing
`

/** Whether the mastery of a learner is still to follow their memory, or their memory their attempts. */
export async function isMasteryBehind(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<boolean> {
  const rows = await sql`
    select from private.mastery_changes where user_id = ${user_id} and community_id = ${community_id}
    union all
    select from private.memory_changes where user_id = ${user_id} and community_id = ${community_id}
    limit 1
  `
  return rows.length > 0
}
