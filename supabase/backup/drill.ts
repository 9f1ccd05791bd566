import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../local/failure.ts'
import { freePort } from '../local/ports.ts'
import { removeCluster } from '../local/postgres.ts'
import { checkRestored, type RestoreCheck } from './check-restored.ts'
import { restore, type RestoreOptions } from './restore.ts'

export interface Drilled {
  backup: string
  checks: RestoreCheck[]
  /** How old the last transaction was that came back, when it began. */
  recovery_point_s: number
  recovery_s: number
}

export interface DrillOptions extends Pick<RestoreOptions, 'vault' | 'system' | 'databaseUrl'> {
  /** Where there is room for the whole cluster; deleted again. */
  scratch?: string
}

/** Restores the newest backup with all WAL behind it into a scratch server, and looks whether it is a whole Laude. */
export async function drillNewest({ scratch = tmpdir(), ...options }: DrillOptions): Promise<Drilled> {
  const folder = mkdtempSync(join(scratch, 'laude-drill-'))
  // The account that Postgres runs as under root has to get there.
  chmodSync(folder, 0o711)
  const into = join(folder, 'postgres')
  const began = Date.now()
  try {
    const restored = await restore({ ...options, into, port: await freePort() })
    try {
      const checks = await checkRestored(restored.url, restored.backup.media && restored.media.folder)
      const failed = checks.filter(({ passed }) => !passed)
      if (failed.length > 0)
        throw new Failure(
          `Backup ${restored.backup.id} was restored and is wrong: ${failed.map(({ name, says }) => `${name} (${says})`).join(', ')}.`,
        )
      const last = Date.parse(restored.recoveredTo ?? restored.backup.ended_at)
      return {
        backup: restored.backup.id,
        checks,
        recovery_point_s: Math.max(0, (began - last) / 1000),
        recovery_s: restored.seconds,
      }
    } finally {
      await restored.postgres.stop()
    }
  } finally {
    await removeCluster(into)
    // As root it may be a link to where Postgres can reach it.
    if (existsSync(into)) rmSync(realpathSync(into), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
}
