import type postgres from 'postgres'
import { uuid7 } from '../../functions/_db/uuid7.ts'

export interface ReadNotice {
  at?: number
  community?: string | null
  kind?: string
  payload?: Record<string, unknown>
}

/** Tells a learner something past the engine, as its statement does: by default that they reached a level. */
export async function tell(sql: postgres.Sql, person: string, told: ReadNotice = {}): Promise<string> {
  const { at = Date.now(), community = null, kind = 'level_up', payload = { level: 2 } } = told
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
