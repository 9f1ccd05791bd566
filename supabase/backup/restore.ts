import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { chown, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { Failure } from '../local/failure.ts'
import { locateCluster, startPostgres, type LocatedCluster, type Postgres } from '../local/postgres.ts'
import { codeOf } from './error-code.ts'
import { readFiles, type FileSink } from './files.ts'
import type { PhysicalManifest } from './manifest.ts'
import { restoreMedia, type RestoredMedia } from './media.ts'
import { walOf } from './object-names.ts'
import { getCompressed, type Vault } from './objects.ts'
import { pickBackup, type RestorePlan } from './pick-backup.ts'
import { isHistory } from './wal-names.ts'
import { lastTransactionIn } from './wal-segment.ts'
import { walFiles } from './catalog.ts'

export interface RestoreOptions {
  vault: Vault
  /** An empty folder, or none yet. */
  into: string
  port: number
  /** Unset: everything that there is. */
  at?: Date
  /** Whose backup, where the store has those of several. */
  system?: string
  /** The login with which the restored database is asked; the one of the database that was backed up. */
  databaseUrl: string
}

export interface Restored {
  postgres: Postgres
  url: string
  backup: PhysicalManifest
  /** When the last transaction that is in it ended; null: none did after the backup. */
  recoveredTo: string | null
  media: RestoredMedia
  /** From the call until it took statements. */
  seconds: number
}

/** How long a replay may take, in seconds. */
const PATIENCE = 6 * 3600

/** A new cluster as one was at a time, running on a port of this machine. */
export async function restore({ vault, into, port, at, system, databaseUrl }: RestoreOptions): Promise<Restored> {
  const began = performance.now()
  refuseFilled(into)
  const plan = await pickBackup(vault, at, system)
  const cluster = await locateCluster(into)
  const unlock = lock(cluster)
  await readFiles(vault, plan.backup, intoCluster(cluster))
  addConfiguration(cluster)
  const wal = join(cluster.folder, 'wal')
  const reachesTarget = await fetchWal(vault, plan, wal, cluster)
  writeFileSync(join(cluster.data, 'recovery.signal'), '', { mode: 0o600 })
  own(cluster, join(cluster.data, 'recovery.signal'))
  const running = await startPostgres({
    folder: into,
    port,
    settings: recoverySettings(plan, wal, reachesTarget),
    patience: PATIENCE,
  })
  rmSync(wal, { recursive: true })
  unlock()
  const url = onThisMachine(databaseUrl, port)
  const recoveredTo = await lastReplayed(url)
  const seconds = (performance.now() - began) / 1000
  const media = await restoreMedia(vault, plan.catalog.system, join(into, 'media'))
  return { postgres: running, url, backup: plan.backup, recoveredTo, media, seconds }
}

/** Checked before anything of the folder is touched: as root it may become a link to a place that Postgres can reach. */
function refuseFilled(into: string) {
  if (!existsSync(into) || readdirSync(into).length === 0) return
  throw new Failure(
    `${into} is not empty, and a restore never replaces anything.`,
    existsSync(join(into, LOCK))
      ? `Another restore writes there, or was cut off; then delete the folder.`
      : 'Name a folder that is empty or not there yet.',
  )
}

const LOCK = 'restore.lock'

function lock({ folder }: LocatedCluster): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, LOCK)
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    throw new Failure(`Another restore writes into ${folder}.`, 'Wait for it, or name another folder.')
  }
  return () => rmSync(file)
}

function own({ account }: LocatedCluster, ...paths: string[]) {
  if (account) for (const path of paths) chownSync(path, account.uid, account.gid)
}

function intoCluster({ account, folder, data }: LocatedCluster): FileSink {
  const make = (path: string) => {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (account) chownSync(path, account.uid, account.gid)
  }
  make(folder)
  make(data)
  return {
    folder: async (path) => {
      await mkdir(join(data, path), { recursive: true, mode: 0o700 })
      if (account) await chown(join(data, path), account.uid, account.gid)
    },
    file: async (path, content) => {
      const file = await open(join(data, path), 'wx', 0o600)
      try {
        if (account) await file.chown(account.uid, account.gid)
        // Postgres makes all of it durable before it begins to recover.
        for await (const piece of content) await file.write(piece)
      } finally {
        await file.close()
      }
    },
  }
}

/** Some installations keep these elsewhere; Postgres does not start without them. */
function addConfiguration(cluster: LocatedCluster) {
  const usual = {
    'postgresql.conf': '',
    'pg_hba.conf': 'host all all 127.0.0.1/32 scram-sha-256\n',
    'pg_ident.conf': '',
  }
  for (const [name, text] of Object.entries(usual)) {
    const path = join(cluster.data, name)
    if (existsSync(path)) continue
    writeFileSync(path, text, { mode: 0o600 })
    own(cluster, path)
  }
}

/** Puts the WAL that is needed where Postgres finds it. Answers whether it goes beyond the moment that is asked for. */
async function fetchWal(
  vault: Vault,
  { catalog, chain, until }: RestorePlan,
  folder: string,
  cluster: LocatedCluster,
): Promise<boolean> {
  mkdirSync(folder, { mode: 0o700 })
  own(cluster, folder)
  const fetch = async (file: string): Promise<Buffer> => {
    const content = await getCompressed(vault, walOf(catalog.system) + file)
    writeFileSync(join(folder, file), content, { mode: 0o600 })
    own(cluster, join(folder, file))
    return content
  }
  for (const file of walFiles(catalog).filter(isHistory)) await fetch(file)
  for (const file of chain.segments) {
    const last = lastTransactionIn(await fetch(file))
    if (until && last !== undefined && last > until.getTime()) return true
  }
  return false
}

function recoverySettings({ chain, until }: RestorePlan, wal: string, reachesTarget: boolean): Record<string, string> {
  return {
    restore_command: copyCommand(wal),
    recovery_target_timeline: String(chain.timeline),
    // Postgres refuses a moment behind which nothing was archived, though all before it is there.
    ...(until && reachesTarget ? { recovery_target_time: until.toISOString().replace('Z', '+00') } : {}),
    recovery_target_action: 'promote',
    // Otherwise it asks for at least the connections that the original had.
    hot_standby: 'off',
    // Where it archives is not said yet. Until it is, it keeps what is to be archived: first of all the history of its timeline.
    archive_mode: 'on',
    archive_library: '',
    archive_command: '',
  }
}

function copyCommand(folder: string): string {
  const path = folder.replaceAll('%', '%%')
  return process.platform === 'win32'
    ? `copy "${path}\\%f" "%p"`
    : `cp '${path.replaceAll("'", String.raw`'\''`)}/%f' "%p"`
}

function onThisMachine(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return url.href
}

async function lastReplayed(url: string): Promise<string | null> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql<{ at: string | null }[]>`select to_json(pg_last_xact_replay_timestamp()) #>> '{}' as at`
    return row?.at ?? null
  } finally {
    await sql.end({ timeout: 2 })
  }
}
