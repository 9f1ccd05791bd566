import { Failure } from '../local/failure.ts'
import type { BackupEnvironment } from './environment.ts'
import { withBackupLock } from './lock-backups.ts'
import { bytesOf, type BackupManifest } from './manifest.ts'
import { copyMedia, mediaIn, type KeepMedia } from './media.ts'
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
export const backUp = ({ vault, keep, databaseUrl, media: folder }: BackupEnvironment): Promise<BackedUp> =>
  recorded(
    databaseUrl,
    'backup',
    () =>
      withBackupLock(databaseUrl, async (sql) => {
        const dumps = await cannotCopyFiles(sql)
        const wrong: string[] = []
        const keepMedia: KeepMedia = async (system) => {
          if (folder === undefined) return undefined
          const copied = await copyMedia(vault, { system, folder, known: await mediaIn(vault, system) })
          wrong.push(...copied.wrong)
          return copied.names
        }
        const backup = dumps
          ? await takeDump(vault, databaseUrl, sql, keepMedia)
          : await takeFiles(vault, databaseUrl, keepMedia)
        const deleted = await prune(vault, { system: backup.system, keep })
        if (wrong.length > 0)
          throw new Failure(
            `Backup ${backup.id} was taken without ${wrong.join(', ')}: the bytes there are not what was uploaded.`,
            `Bring these files again, or take them from an older backup to ${folder}.`,
          )
        return { backup, deleted }
      }),
    ({ backup }) => ({ backup: backup.id, bytes: bytesOf(backup) }),
  )
