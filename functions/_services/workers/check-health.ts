import type { Health } from '../../_contracts/wire.ts'
import type { Database } from '../../_db/client.ts'
import { LATEST_MIGRATION, latestMigration } from '../../_db/migrations.ts'

/** Whether this function could do its work right now. */
export async function checkHealth(db: Database): Promise<Health> {
  try {
    const latest = await latestMigration(db)
    const current = latest !== undefined && latest >= LATEST_MIGRATION
    return {
      status: current ? 'ok' : 'unavailable',
      database: 'reachable',
      migrations: current ? 'current' : 'behind',
    }
  } catch {
    // Whatever keeps us from asking, the answer to "can you work?" is no.
    return { status: 'unavailable', database: 'unreachable', migrations: 'unknown' }
  }
}
