import type postgres from 'postgres'
import type { DemoAttemptRow } from './row.ts'

const PAGE = 500

/** Writes attempts. What is there already stays as it is, and so does what a learner has begun instead. */
export async function storeAttempts(sql: postgres.Sql, attempts: readonly DemoAttemptRow[]): Promise<void> {
  for (let from = 0; from < attempts.length; from += PAGE)
    await sql`
      insert into attempts
      select *
      from json_populate_recordset(null::attempts, ${JSON.stringify(attempts.slice(from, from + PAGE))}::text::json)
      on conflict do nothing
    `
}
