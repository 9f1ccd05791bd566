import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'
import { withRepeat } from './repeat.ts'

/** The newest file in migrations/, which a deployed function cannot read; a test keeps the two equal. */
export const LATEST_MIGRATION = '20261201089000'

/** The newest migration that was applied to this database, and whether it takes no changes now. */
export async function readStanding(db: Database): Promise<{ latest: string | null; isReadOnly: boolean }> {
  const [row] = await withRepeat(db, ({ tx }) =>
    tx.execute<{ latest: string | null; is_read_only: boolean }>(sql`
      select
        (select max(version) from supabase_migrations.schema_migrations) as latest,
        current_setting('transaction_read_only')::boolean as is_read_only
    `),
  )
  if (!row) throw new Error('The database did not say how it is.')
  return { latest: row.latest, isReadOnly: row.is_read_only }
}
