import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'
import { withRepeat } from './repeat.ts'

/** The newest file in migrations/, which a deployed function cannot read; a test keeps the two equal. */
export const LATEST_MIGRATION = '20261130045242'

/** The newest migration that was applied to this database. */
export async function latestMigration(db: Database): Promise<string | undefined> {
  const [row] = await withRepeat(db, ({ tx }) =>
    tx.execute<{ version: string }>(
      sql`select version from supabase_migrations.schema_migrations order by version desc limit 1`,
    ),
  )
  return row?.version
}
