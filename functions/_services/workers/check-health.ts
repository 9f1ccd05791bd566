import type { Health } from '../../_contracts/wire.ts'
import type { Engine } from '../engine/apply.ts'
import { LATEST_MIGRATION, latestMigration } from '../../_db/migrations.ts'

/** Whether the database can be reached and has every migration this function needs. */
export async function checkHealth({ db }: Pick<Engine, 'db'>): Promise<Health> {
  try {
    const latest = await latestMigration(db)
    const current = latest !== undefined && latest >= LATEST_MIGRATION
    return {
      status: current ? 'ok' : 'unavailable',
      database: 'reachable',
      migrations: current ? 'current' : 'behind',
    }
  } catch {
    // Whatever the error is, the function cannot work.
    return { status: 'unavailable', database: 'unreachable', migrations: 'unknown' }
  }
}
