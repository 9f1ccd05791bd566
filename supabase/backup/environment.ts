import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure } from '../local/failure.ts'
import { createFolderStore } from './folder-store.ts'
import { readBackupKey } from './key.ts'
import type { Vault } from './objects.ts'
import { parseKeep, type Keep } from './retention.ts'
import { createS3Store } from './s3-store.ts'
import type { ObjectStore } from './store.ts'

const root = join(import.meta.dirname, '../..')
export const DEFAULT_KEEP = '7d 4w'
export const DEFAULT_DATABASE = 'postgresql://postgres:postgres@127.0.0.1:54322/postgres'

export interface BackupEnvironment {
  vault: Vault
  /** Gets a copy of everything. */
  offsite?: ObjectStore
  keep: Keep
  databaseUrl: string
  /** The folder of pictures and sounds; unset where there is none, as with a project's Storage. */
  media?: string
  /** Where Postgres puts WAL that is complete. */
  spool?: string
}

export function readBackupEnvironment(env: NodeJS.ProcessEnv): BackupEnvironment {
  if (!env.BACKUP_STORE)
    throw new Failure(
      'BACKUP_STORE is not set, so there is no place for backups.',
      'Set it to a folder on another disk, or to s3://bucket/prefix?endpoint=https://….',
    )
  return {
    vault: { store: openStore(env.BACKUP_STORE, env), key: readBackupKey(env) },
    offsite: env.BACKUP_OFFSITE ? openStore(env.BACKUP_OFFSITE, env, 'BACKUP_OFFSITE_') : undefined,
    keep: parseKeep(env.BACKUP_KEEP || DEFAULT_KEEP),
    databaseUrl: env.DATABASE_URL || DEFAULT_DATABASE,
    media: mediaFolder(env),
    // As npm start reads it.
    spool: env.BACKUP_SPOOL ? resolve(root, env.BACKUP_SPOOL) : undefined,
  }
}

/** As npm start finds it. */
function mediaFolder({ MEDIA_FOLDER, LAUDE_HOME }: NodeJS.ProcessEnv): string | undefined {
  if (MEDIA_FOLDER) return resolve(root, MEDIA_FOLDER)
  const usual = resolve(root, LAUDE_HOME || '.laude', 'media')
  return existsSync(usual) ? usual : undefined
}

/** Credentials with the prefix in their names come first, so that two stores may have their own. */
function openStore(place: string, env: NodeJS.ProcessEnv, prefix = ''): ObjectStore {
  if (!place.includes('://')) return createFolderStore(resolve(root, place))
  if (!place.startsWith('s3://'))
    throw new Failure(
      `Backups cannot be kept at ${place}.`,
      'A store is a folder or s3://bucket/prefix?endpoint=https://….',
    )
  const credential = (name: string) => env[`${prefix}${name}`] || env[name]
  const [accessKeyId, secretAccessKey] = [credential('AWS_ACCESS_KEY_ID'), credential('AWS_SECRET_ACCESS_KEY')]
  if (!accessKeyId || !secretAccessKey)
    throw new Failure(
      `There are no credentials for ${place.split('?')[0]}.`,
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    )
  return createS3Store(place, { accessKeyId, secretAccessKey, sessionToken: credential('AWS_SESSION_TOKEN') })
}
