import type postgres from 'postgres'

export interface Telling {
  id: string
  user_id: string
  community_id: string
  kind:
    | 'regraded'
    | 'report_settled'
    | 'time_changed'
    | 'goal_reached'
    | 'assigned'
    | 'assignment_due'
    | 'announcement'
    | 'comment_mention'
    | 'comment_answer'
    | 'comment_endorsed'
    | 'comment_report_settled'
    | 'invited'
  payload: object
}

/** Adds notifications that follow from no event of the engine. */
export const tell = (sql: postgres.Sql, notices: readonly Telling[]) => sql`
  insert into notifications (id, user_id, community_id, kind, payload)
  select id, user_id, community_id, kind, payload
  from jsonb_to_recordset(${JSON.stringify(notices)}::text::jsonb) as notice (
    id uuid, user_id uuid, community_id uuid, kind text, payload jsonb
  )
`

/**
 * Lets the streams of learners look for what is new, once the transaction commits. However many they are: one message holds
 * a hundred.
 */
export const wakeLearners = (sql: postgres.Sql, userIds: readonly string[]) => sql`
  select pg_notify('progress', string_agg(user_id, ' '))
  from unnest(${[...userIds]}::text[]) with ordinality as woken (user_id, place)
  group by (place - 1) / 100
`
