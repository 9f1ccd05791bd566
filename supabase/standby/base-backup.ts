import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectForReplication, readBaseBackup } from '../backup/base-backup.ts'
import { Failure } from '../local/failure.ts'
import type { LocatedCluster } from '../local/postgres.ts'

/**
 * Copies a running cluster over a replication connection into a folder that is not there yet, as pg_basebackup would, which the
 * embedded Postgres lacks. With what is in it, the folder is consistent by itself.
 */
export async function copyCluster(
  url: string,
  { data, account }: Pick<LocatedCluster, 'data' | 'account'>,
): Promise<void> {
  mkdirSync(data, { mode: 0o700, recursive: true })
  if (account) chownSync(data, account.uid, account.gid)
  const sql = connectForReplication(url)
  const tar = spawn('tar', ['-x', '-f', '-', '-C', data], { ...account, stdio: ['pipe', 'ignore', 'pipe'] })
  let complaint = ''
  tar.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const unpacked = new Promise<number | null>((resolve) =>
    tar.once('error', () => resolve(null)).once('close', resolve),
  )
  // It may end before it has read everything; its exit code says so.
  tar.stdin.on('error', () => undefined)
  try {
    const manifest: Buffer[] = []
    for await (const { of, bytes } of readBaseBackup(sql, 'laude standby')) {
      if (of === 'manifest') manifest.push(bytes)
      else if (!tar.stdin.write(bytes)) await Promise.race([once(tar.stdin, 'drain'), unpacked])
    }
    tar.stdin.end()
    if ((await unpacked) !== 0)
      throw new Failure(`The copy could not be unpacked: ${complaint.trim() || 'tar failed'}.`)
    const file = join(data, 'backup_manifest')
    writeFileSync(file, Buffer.concat(manifest), { mode: 0o600 })
    if (account) chownSync(file, account.uid, account.gid)
  } finally {
    tar.kill()
    await sql.end({ timeout: 0 })
  }
}
