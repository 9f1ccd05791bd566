import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { Failure } from '../local/failure.ts'
import { locateCluster } from '../local/postgres.ts'
import { copyCluster } from './base-backup.ts'
import { readNodeFile, writeNodeFile } from './node-file.ts'
import { prepareReplication, replicationUrl } from './replication.ts'

export interface CloneOptions {
  name: string
  folder: string
  /** The primary, with the login of its owner. */
  owner: string
  /** Where the primary's Postgres listens, as host:port. */
  database: string
  password: string
}

/** Makes a folder the standby of a running primary. What was in it is set aside; answers where to, or undefined where nothing was. */
export async function cloneNode({
  name,
  folder,
  owner,
  database,
  password,
}: CloneOptions): Promise<string | undefined> {
  const cluster = await locateCluster(folder)
  const before = await readNodeFile(folder)
  if (isServed(cluster.data)) throw new Failure(`A Postgres runs in ${folder}.`, 'Stop its guard first.')
  // Not a standby before the copy is whole, however it ends.
  await writeNodeFile(folder, { role: 'fenced', epoch: before?.epoch ?? 0, revision: before?.revision ?? 0 })
  await prepareReplication(owner, password, name)
  const aside = existsSync(cluster.data) ? nameAside(cluster.folder) : undefined
  if (aside) renameSync(cluster.data, aside)
  try {
    await copyCluster(replicationUrl(database, password), cluster)
  } catch (error) {
    rmSync(cluster.data, { recursive: true, force: true })
    throw error
  }
  await writeNodeFile(folder, { role: 'standby', epoch: before?.epoch ?? 0, revision: before?.revision ?? 0 })
  return aside
}

/** A server that was killed leaves its file behind, so its process is asked for, too. */
function isServed(data: string): boolean {
  const file = join(data, 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  if (!pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

function nameAside(folder: string): string {
  for (let number = 1; ; number++) {
    const place = join(folder, `data-before-${number}`)
    if (!existsSync(place)) return place
  }
}
