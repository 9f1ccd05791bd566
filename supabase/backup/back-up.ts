import type { BackupEnvironment } from './environment.ts'
import { withBackupLock } from './lock-backups.ts'
import { bytesOf, type BackupManifest } from './manifest.ts'
import { prune } from './prune.ts'
import { recorded } from './record-run.ts'
import { cannotCopyFiles } from './source.ts'
import { takeDump } from './take-dump.ts'
import { takeFiles } from './take-files.ts'

export interface BackedUp {
  backup: BackupManifest
  /** Objects that are not kept any more. */
  deleted: number
}

/** Takes a backup, notes that it did or why not, and deletes what is no longer kept. */
export const backUp = ({ vault, keep, databaseUrl }: BackupEnvironment): Promise<BackedUp> =>
  recorded(
    databaseUrl,
    'backup',
    () =>
      withBackupLock(databaseUrl, async (sql) => {
        const dumps = await cannotCopyFiles(sql)
        const backup = dumps ? await takeDump(vault, databaseUrl, sql) : await takeFiles(vault, databaseUrl)
        return { backup, deleted: await prune(vault, { system: backup.system, keep }) }
      }),
    ({ backup }) => ({ backup: backup.id, bytes: bytesOf(backup) }),
  )
