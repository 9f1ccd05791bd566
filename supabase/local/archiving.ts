import { chownSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Failure } from './failure.ts'
import { accountForPostgres, reachable } from './root-account.ts'

/** How old a change may become before its WAL is archived, in seconds. A segment that is not full is archived whole all the same. */
export const ARCHIVE_TIMEOUT = 60

/** Settings with which Postgres puts WAL that is complete into a folder, from where npm run backup -- run takes it. */
export function archiveTo(spool: string, timeout = ARCHIVE_TIMEOUT): Record<string, string> {
  mkdirSync(spool, { recursive: true, mode: 0o700 })
  const account = accountForPostgres()
  if (account) {
    if (!reachable(dirname(spool)))
      throw new Failure(
        `Postgres runs as another account than root, which cannot reach ${spool}.`,
        'Name another folder for its WAL.',
      )
    chownSync(spool, account.uid, account.gid)
  }
  return {
    archive_mode: 'on',
    archive_library: 'basic_archive',
    'basic_archive.archive_directory': spool,
    archive_timeout: String(timeout),
  }
}
