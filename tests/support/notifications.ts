import type postgres from 'postgres'
import { uuid7 } from '../../functions/_db/uuid7.ts'

interface NotificationFixture {
  /** The time of its id, in milliseconds since 1970. */
  at?: number
  community?: string | null
  kind?: string
  payload?: Record<string, unknown>
}

/** Inserts a notification and wakes its streams without the engine; by default that the learner reached level 2. */
export async function notify(
  sql: postgres.Sql,
  person: string,
  { at = Date.now(), community = null, kind = 'level_up', payload = { level: 2 } }: NotificationFixture = {},
): Promise<string> {
  const id = uuid7(at)
  await sql.begin(async (sql) => {
    await sql`
      insert into notifications (id, user_id, community_id, kind, payload, created_at)
      values (${id}, ${person}, ${community}, ${kind}, ${JSON.stringify(payload)}::text::jsonb, ${new Date(at)})
    `
    await sql`select pg_notify('progress', ${person})`
  })
  return id
}
