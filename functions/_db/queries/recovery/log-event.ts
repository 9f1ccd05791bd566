import type postgres from 'postgres'
import type { Activity } from '../../../_domain/engine/activity.ts'

/** Adds an event to the end of the log, within a transaction that derives the state anew. One that is there stays as it is. */
export const logEvent = (sql: postgres.Sql, { occurred_at, dims, metrics, ...event }: Activity) =>
  sql`
    insert into activity_events (
      id, user_id, community_id, type, occurred_at, local_date, local_hour, content_id, dims, metrics
    )
    values (
      ${event.id}, ${event.user_id}, ${event.community_id}, ${event.type}, to_timestamp(${occurred_at / 1000}),
      ${event.local_date}, ${event.local_hour}, ${event.content_id}, ${JSON.stringify(dims)}::text::json,
      ${JSON.stringify(metrics)}::text::json
    )
    on conflict do nothing
  `
