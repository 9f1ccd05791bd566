import type postgres from 'postgres'
import type { Activity } from '../../_domain/activity.ts'
import type { LedgerRow } from '../../_domain/ledger.ts'
import type { LearnerKey } from './engine/lock.ts'

type Connection = postgres.ReservedSql | postgres.TransactionSql

/** A page of learners that have any state, in the order of their keys. */
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

/** A learner's log, in the order in which it was applied. */
export function readLog(sql: Connection, { user_id, community_id }: LearnerKey) {
  return sql<Activity[]>`
    select
      id, user_id, community_id, type, (extract(epoch from occurred_at) * 1000)::float8 as occurred_at, local_date::text,
      local_hour, content_id, dims, metrics
    from activity_events
    where user_id = ${user_id} and community_id = ${community_id}
    order by seq
  `
}

export function readLedger(sql: Connection, { user_id, community_id }: LearnerKey) {
  return sql<LedgerRow[]>`
    select reason, reference, amount from xp_transactions where user_id = ${user_id} and community_id = ${community_id} order by id
  `
}

/** Awards without what must explain them: the event they came of, a sweep's own included. */
export function unexplainedAwards(sql: Connection, { user_id, community_id }: LearnerKey) {
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

export interface Restored extends LearnerKey {
  counters: string
  streaks: string
  rows: string
}

/** Writes a learner's state anew. What the ledger lacks is booked; what it has too much of is compensated. */
export function writeRestored(sql: Connection, { user_id, community_id, counters, streaks, rows }: Restored) {
  return sql`
    with
    counted as (
      insert into user_counters (user_id, community_id, counters, rules_version)
      values (${user_id}, ${community_id}, ${counters}::text::jsonb, 0)
      on conflict (user_id, community_id) do update
      -- Version 0: the next event looks at every rule again and gives what is missing.
      set counters = excluded.counters, rules_version = 0, updated_at = now()
    ),
    walked as (
      insert into user_streaks (
        user_id, community_id, kind, current, longest, last_day, freezes, days_to_freeze, protected_day
      )
      select ${user_id}, ${community_id}, kind, current, longest, last_day, freezes, days_to_freeze, protected_day
      from jsonb_to_recordset(${streaks}::text::jsonb) as streak (
        kind text, current integer, longest integer, last_day date, freezes smallint, days_to_freeze smallint, protected_day date
      )
      on conflict (user_id, community_id, kind) do update
      set
        current = excluded.current, longest = excluded.longest, last_day = excluded.last_day, freezes = excluded.freezes,
        days_to_freeze = excluded.days_to_freeze, protected_day = excluded.protected_day, updated_at = now()
    )
    insert into xp_transactions (id, user_id, community_id, amount, reason, reference, local_date, actor_id, note)
    select id, ${user_id}, ${community_id}, amount, reason, reference, local_date, actor_id, note
    from jsonb_to_recordset(${rows}::text::jsonb) as entry (
      id uuid, amount integer, reason text, reference text, local_date date, actor_id uuid, note text
    )
  `
}

export function writeTotal(sql: Connection, { user_id, community_id }: LearnerKey, total: number, level: number) {
  return sql`
    insert into user_xp (user_id, community_id, total, level)
    values (${user_id}, ${community_id}, ${total}, ${level})
    on conflict (user_id, community_id) do update
    set total = excluded.total, level = excluded.level, updated_at = now()
  `
}
