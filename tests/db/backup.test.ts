import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { backUp } from '../../supabase/backup/back-up.ts'
import { readCatalog, walFiles } from '../../supabase/backup/catalog.ts'
import type { BackupEnvironment } from '../../supabase/backup/environment.ts'
import { createFolderStore } from '../../supabase/backup/folder-store.ts'
import { newBackupKey, toBackupKey } from '../../supabase/backup/key.ts'
import { describeCatalog } from '../../supabase/backup/list.ts'
import type { PhysicalManifest } from '../../supabase/backup/manifest.ts'
import type { Vault } from '../../supabase/backup/objects.ts'
import { pickBackup } from '../../supabase/backup/pick-backup.ts'
import { restore, type RestoreOptions } from '../../supabase/backup/restore.ts'
import { runBackups } from '../../supabase/backup/run.ts'
import { shipWal } from '../../supabase/backup/ship-wal.ts'
import { takeFiles } from '../../supabase/backup/take-files.ts'
import { verify } from '../../supabase/backup/verify.ts'
import { archiveTo } from '../../supabase/local/archiving.ts'
import { removeCluster } from '../../supabase/local/postgres.ts'
import { root } from '../repo/files.ts'
import { freePort } from '../support/free-port.ts'
import { startOwnCluster, type OwnCluster } from '../support/own-cluster.ts'
import { insist, until } from '../support/until.ts'

const KEEP = { days: 7, weeks: 0, months: 0 }
const KEY = newBackupKey()

let home = ''
let spool = ''
let cluster: OwnCluster
let vault: Vault
let backup: PhysicalManifest
/** After three rows came, and before they were deleted. */
let three = new Date()

const at = async () => {
  const [row] = await cluster.sql<{ now: Date }[]>`select clock_timestamp() as now`
  return row?.now ?? new Date(0)
}
/** A moment that no transaction shares. */
const moment = async () => {
  const [before, wait] = [await at(), cluster.sql`select pg_sleep(0.02)`]
  await wait
  return new Date(before.getTime() + 10)
}
/** Closes the segment that is written, and ships until it is in the store. */
async function ship(to: Vault = vault) {
  await cluster.sql`select pg_logical_emit_message(true, 'test', 'so that there is something to close')`
  const [row] = await cluster.sql<{ file: string }[]>`select pg_walfile_name(pg_switch_wal()) as file`
  await until(async () => {
    await shipWal(to, { spool, system: backup.system })
    const [archiver] = await cluster.sql<{ done: boolean }[]>`
      select coalesce(last_archived_wal >= ${row?.file ?? ''}, false) as done from pg_stat_archiver
    `
    return (archiver?.done ?? false) && readdirSync(spool).length === 0
  })
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'laude-backup-'))
  // Under root, the account that Postgres runs as has to reach its spool folder.
  chmodSync(home, 0o711)
  spool = join(home, 'spool')
  cluster = await startOwnCluster(archiveTo(spool))
  vault = { store: createFolderStore(join(home, 'store')), key: toBackupKey(KEY) }
  await cluster.sql`create table kept (n integer)`
  backup = await takeFiles(vault, cluster.url)
  await cluster.sql`insert into kept select generate_series(1, 3)`
  three = await moment()
  await cluster.sql`delete from kept`
  await cluster.sql`insert into kept values (9)`
  await ship()
})
afterAll(async () => {
  await cluster?.drop()
  rmSync(home, { recursive: true, force: true })
})

const place = (name: string) => join(home, name)

describe('a restore', () => {
  it('is as it was then, whatever was deleted since; of two into one folder the second is refused', async () => {
    const into = place('restored')
    const options = { vault, into, databaseUrl: cluster.url, at: three }
    const both = await Promise.allSettled([
      restore({ ...options, port: await freePort() }),
      restore({ ...options, port: await freePort() }),
    ])
    expect(both.flatMap((it) => (it.status === 'rejected' ? [String(it.reason)] : []))).toEqual([
      expect.stringMatching(/Another restore writes into|is not empty/),
    ])
    const [done] = both.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))
    const sql = postgres(done?.url ?? '', { max: 1, onnotice: () => {} })
    onTestFinished(async () => {
      await sql.end()
      await done?.postgres.stop()
      await removeCluster(into)
    })
    expect((await sql`select n from kept order by n`).map(({ n }) => n)).toEqual([1, 2, 3])
    expect(Date.parse(done?.recoveredTo ?? '')).toBeLessThanOrEqual(three.getTime())
    // It archives nowhere until it is told to; then others learn where its timeline began.
    expect(await sql`select name from pg_ls_archive_statusdir() where name like '%.history.ready'`).toEqual([
      { name: '00000002.history.ready' },
    ])
    await sql`insert into kept values (10)`
    await sql`select pg_switch_wal()`
    expect(readdirSync(spool)).toEqual([])
  })
})

describe('a restore is refused', () => {
  const refused = async (options: Partial<RestoreOptions>) => {
    const into = place('refused')
    await expect(restore({ vault, into, port: 1, databaseUrl: cluster.url, ...options })).rejects.toMatchObject({
      name: 'Failure',
    })
    return restore({ vault, into, port: 1, databaseUrl: cluster.url, ...options }).catch(
      (error: { message: string; advice: string }) => `${error.message} ${error.advice}`,
    )
  }

  it('into a folder that is not empty, which stays as it is', async () => {
    const into = place('filled')
    mkdirSync(into)
    writeFileSync(join(into, 'notes'), 'mine')
    expect(await refused({ into })).toContain('is not empty')
    expect(readFileSync(join(into, 'notes'), 'utf8')).toBe('mine')
  })

  it('to a time before the first backup was complete, and says which is the first', async () => {
    const words = await refused({ at: new Date(Date.parse(backup.ended_at) - 1000) })
    expect(words).toContain('is before the first backup was complete')
    expect(words).toContain(new Date(backup.ended_at).toISOString())
  })

  it('to a time after the last transaction that was archived, and says which was the last', async () => {
    const words = await refused({ at: new Date(Date.now() + 3_600_000) })
    expect(words).toMatch(
      /is after the last transaction that was archived. The latest time that can be restored is \d{4}-/,
    )
  })

  it('with another key', async () => {
    expect(await refused({ vault: { ...vault, key: toBackupKey(newBackupKey()) } })).toContain(
      'was written with another key',
    )
  })
})

describe('a store that was damaged', () => {
  /** A copy, so that the others find theirs whole. */
  async function damaged(what: (folder: string) => void | Promise<void>): Promise<Vault> {
    const folder = place(`damaged-${crypto.randomUUID()}`)
    const store = createFolderStore(folder)
    for (const { name } of await vault.store.list('')) {
      const pieces = []
      for await (const piece of await vault.store.get(name)) pieces.push(piece)
      await store.put(name, Buffer.concat(pieces))
    }
    await what(folder)
    return { ...vault, store }
  }
  const chunk = () => backup.chunks[0]?.name ?? ''
  const segments = async () =>
    walFiles(await readCatalog(vault))
      .filter((name) => name.length === 24)
      .toSorted()
  const problemsOf = async (it: Vault) =>
    (await verify(it, KEEP)).problems.map(({ object, what }) => `${object}: ${what}`)

  it('is not found damaged while it is whole', async () => {
    expect(await problemsOf(vault)).toEqual([])
    const lines = await describeCatalog({ vault, keep: KEEP })
    expect(lines[1]).toContain(`${backup.id}  files, `)
    expect(lines.at(-1)).toMatch(/^ {2}Any time from \S+ to \S+ can be restored\.$/)
  })

  it('with a file that is cut says which, and is not restored', async () => {
    const cut = await damaged((folder) => {
      const path = join(folder, chunk())
      writeFileSync(path, readFileSync(path).subarray(0, 100_000))
    })
    expect(await problemsOf(cut)).toEqual([expect.stringContaining(`${chunk()} is cut off`)])
    await expect(restore({ vault: cut, into: place('cut'), port: 1, databaseUrl: cluster.url })).rejects.toThrow(
      /is cut off/,
    )
  })

  it('with two files swapped says so', async () => {
    const [one = '', two = ''] = await segments()
    const swapped = await damaged((folder) => {
      const [first, second] = [one, two].map((name) => join(folder, backup.system, 'wal', name))
      if (!first || !second) return
      const content = readFileSync(first)
      writeFileSync(first, readFileSync(second))
      writeFileSync(second, content)
    })
    expect(await problemsOf(swapped)).toEqual([expect.stringContaining(one), expect.stringContaining(two)])
  })

  it('with a gap in the WAL says where, and restores what is before it', async () => {
    await ship()
    await ship()
    const gone = (await segments()).at(-2) ?? ''
    const gap = await damaged((folder) => rmSync(join(folder, backup.system, 'wal', gone)))
    expect(await problemsOf(gap)).toEqual([expect.stringContaining(`There is a gap in the WAL: ${gone} is missing`)])
    await expect(
      restore({ vault: gap, into: place('gap'), port: 1, databaseUrl: cluster.url, at: await at() }),
    ).rejects.toThrow(/before a gap in the WAL/)
    const { chain } = await pickBackup(gap)
    expect(chain.segments.length).toBeGreaterThan(0)
    expect(chain.segments).not.toContain(gone)
  })
})

describe('WAL of another cluster', () => {
  it('is refused and stays where it is', async () => {
    const strange = place('strange')
    mkdirSync(strange)
    const file = '000000010000000000000001'
    const segment = Buffer.alloc(16 * 2 ** 20)
    segment.writeUInt16LE(2, 2)
    segment.writeUInt32LE(1, 4)
    segment.writeBigUInt64LE(42n, 24)
    segment.writeUInt32LE(segment.length, 32)
    writeFileSync(join(strange, file), segment)
    await expect(shipWal(vault, { spool: strange, system: backup.system })).rejects.toThrow(
      /is of another cluster \(42\)/,
    )
    expect(readdirSync(strange)).toEqual([file])
  })
})

describe('pictures and sounds', () => {
  const bytes = Buffer.from('a picture')
  const name = `${crypto.randomUUID()}/${createHash('sha256').update(bytes).digest('hex')}`
  const environment = () => ({
    vault: { ...vault, store: createFolderStore(place('with-media')) },
    ...{ keep: KEEP, databaseUrl: cluster.url, media: place('media') },
  })

  it('go along with a backup, and come back with it', async () => {
    mkdirSync(dirname(join(place('media'), name)), { recursive: true })
    writeFileSync(join(place('media'), name), bytes)
    const { backup: taken } = await backUp(environment())
    expect(taken.media).toEqual([name])
    const into = place('restored-media')
    const { postgres: running, media } = await restore({ ...environment(), into, port: await freePort() })
    onTestFinished(async () => {
      await running.stop()
      await removeCluster(into)
    })
    expect(media).toMatchObject({ files: 1, problems: [] })
    expect(readFileSync(join(into, 'media', name))).toEqual(bytes)
  })

  it('of which one is not what was uploaded make the backup fail, which is there all the same', async () => {
    const cut = `${dirname(name)}/${createHash('sha256').update('another').digest('hex')}`
    writeFileSync(join(place('media'), cut), 'anoth')
    onTestFinished(() => rmSync(join(place('media'), cut)))
    await expect(backUp(environment())).rejects.toThrow(`was taken without ${cut}`)
    expect((await readCatalog(environment().vault)).backups.at(-1)?.media).toEqual([name])
  })
})

describe('npm run backup', () => {
  const open = (folder: string): BackupEnvironment => ({
    vault: { ...vault, store: createFolderStore(folder) },
    keep: KEEP,
    databaseUrl: cluster.url,
  })

  it('that is killed in the middle leaves nothing that is listed, and the next one removes it', async () => {
    const chunksIn = async (store: string) =>
      (await createFolderStore(store).list('')).filter(({ name }) => name.endsWith('data-00001'))
    /** The store of a backup that was killed after its first object; undefined where the kill came too late. */
    const kill = async (): Promise<string | undefined> => {
      const store = place(`killed-${crypto.randomUUID()}`)
      const env = {
        ...process.env,
        BACKUP_STORE: store,
        BACKUP_KEY: KEY,
        BACKUP_OFFSITE: '',
        DATABASE_URL: cluster.url,
      }
      const child = spawn(process.execPath, ['supabase/backup/backup.ts', 'now'], { cwd: root, env, stdio: 'ignore' })
      const ended = new Promise((resolve) => child.once('close', resolve))
      await until(async () => (await chunksIn(store)).length > 0)
      child.kill('SIGKILL')
      await ended
      return (await readCatalog(open(store).vault)).backups.length === 0 ? store : undefined
    }
    let store = await kill()
    while (store === undefined) store = await kill()
    const left = await chunksIn(store)
    expect(await readCatalog(open(store).vault)).toMatchObject({ backups: [], leftovers: [left[0]?.name] })
    // Postgres lets go of the lock once it notices that the other is gone.
    await insist(() => backUp(open(store)))
    expect(await chunksIn(store)).toHaveLength(1)
    expect(await readCatalog(open(store).vault)).toMatchObject({ backups: [{ kind: 'physical' }], leftovers: [] })
  })

  it('on a disk that is full says so, and leaves what was there before', async ({ skip }) => {
    const store = place('full')
    mkdirSync(store)
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', store])
    if (mount.status !== 0) skip('No file system can be mounted here.')
    onTestFinished(() => void spawnSync('umount', [store]))
    await createFolderStore(store).put('before', Buffer.from('kept'))
    await expect(backUp(open(store))).rejects.toThrow(/is full/)
    expect(readFileSync(join(store, 'before'), 'utf8')).toBe('kept')
    const [row] = await cluster.sql`
      select ok, error from private.backup_runs where kind = 'backup' order by ended_at desc limit 1
    `
    expect(row).toEqual({ ok: false, error: expect.stringContaining('is full') })
  })

  it('run ships, takes a backup, copies it elsewhere, restores it, notes all of that and ends when told', async () => {
    const [first, second] = [createFolderStore(place('run')), createFolderStore(place('run-offsite'))]
    const ending = new AbortController()
    const lines: string[] = []
    const running = runBackups({
      environment: { vault: { ...vault, store: first }, offsite: second, keep: KEEP, databaseUrl: cluster.url, spool },
      pause: 50,
      scratch: home,
      print: (line) => lines.push(line),
      signal: ending.signal,
    })
    await cluster.sql`select pg_switch_wal()`
    const ran = async (kind: string) =>
      (await cluster.sql`select from private.backup_runs where kind = ${kind} and ok`).length > 0
    const isCopied = async () => (await second.list('')).some(({ name }) => name.endsWith('/manifest'))
    await until(async () => (await ran('backup')) && (await ran('drill')) && (await ran('wal')) && (await isCopied()))
    ending.abort()
    await running
    expect(lines.filter((line) => line.includes('failed'))).toEqual([])
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^took backup/),
        expect.stringMatching(/^restored backup .* in [\d.]+ s$/),
      ]),
    )
    expect((await readCatalog({ ...vault, store: second })).backups).toHaveLength(1)
    const [drill] = await cluster.sql<{ backup: string; recovery_s: number }[]>`
      select backup, recovery_s from private.backup_runs where kind = 'drill' and ok
    `
    expect(drill?.recovery_s).toBeGreaterThan(0)
  })
})
