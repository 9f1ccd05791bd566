import type { Health } from '../../_contracts/wire.ts'
import type { Engine } from '../engine/apply.ts'
import { LATEST_MIGRATION, readStanding } from '../../_db/migrations.ts'

/** Whether the database can be reached and has every migration this function needs. One that is read only is well: it is read. */
export async function checkHealth({ db, release }: Pick<Engine, 'db'> & Pick<Health, 'release'>): Promise<Health> {
  try {
    const { latest, isReadOnly } = await readStanding(db)
    const current = latest !== null && latest >= LATEST_MIGRATION
    return {
      status: current ? 'ok' : 'unavailable',
      database: isReadOnly ? 'read_only' : 'reachable',
      migrations: current ? 'current' : 'behind',
      release,
    }
  } catch {
    // Whatever the error is, the function cannot work.
    return { status: 'unavailable', database: 'unreachable', migrations: 'unknown', release }
  }
}
