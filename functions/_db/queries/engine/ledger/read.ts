import type postgres from 'postgres'
import type { Activity } from '../../../../_domain/engine/activity.ts'
import type { Learner } from '../../../../_domain/engine/learner.ts'
import type { BookedEntry } from '../../../../_domain/engine/corrections.ts'
import type { LearnerKey } from '../learner-key.ts'

/** A learner's log in the order in which it was applied. */
export function readLog(sql: postgres.Sql, { user_id, community_id }: LearnerKey) {
  return sql<Activity[]>`
    select
      id, user_id, community_id, type, (extract(epoch from occurred_at) * 1000)::float8 as occurred_at, local_date::text,
      local_hour, coalesce(array_to_json(forgiven), '[]') as forgiven, content_id, dims, metrics
    from activity_events
    where user_id = ${user_id} and community_id = ${community_id}
    order by seq
  `
}

export function readLedger(sql: postgres.Sql, { user_id, community_id }: LearnerKey) {
  return sql<BookedEntry[]>`
    select reason, reference, amount, local_date::text
    from xp_transactions
    where user_id = ${user_id} and community_id = ${community_id}
    order by id
  `
}

/** Awards whose event is not in the log. Awards of sweeps have an event, too. */
export function unexplainedAwards(sql: postgres.Sql, { user_id, community_id }: LearnerKey) {
  return sql<{ slug: string }[]>`
    select achievements.slug
    from user_achievements
    join achievements on achievements.id = achievement_id
    where user_achievements.user_id = ${user_id}
      and user_achievements.community_id = ${community_id}
      and event_id is not null
      and not exists (
        select from activity_events where activity_events.user_id = user_achievements.user_id and activity_events.id = event_id
      )
  `
}

/** The streaks by kind, from the table that other readers use. */
export async function readStreaks(
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
): Promise<Learner['streaks']> {
  const [row] = await sql<{ streaks: Learner['streaks'] }[]>`
    select coalesce(
      json_object_agg(kind, json_build_object(
        'current', current, 'longest', longest, 'last_day', last_day, 'freezes', freezes,
        'days_to_freeze', days_to_freeze, 'protected_day', protected_day, 'bonus_day', bonus_day
      )),
      '{}'
    ) as streaks
    from user_streaks
    where user_id = ${user_id} and community_id = ${community_id}
  `
  return row?.streaks ?? {}
}
