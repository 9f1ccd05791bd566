import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import postgres from 'postgres'
import { createFolderStore as createMediaFolder } from '../../../functions/_services/media/folder-store.ts'
import { checkRestored, countRows, type RestoreCheck } from '../../backup/check-restored.ts'
import { createFolderStore } from '../../backup/folder-store.ts'
import { newBackupKey, toBackupKey } from '../../backup/key.ts'
import { copyMedia } from '../../backup/media.ts'
import { bytesOf } from '../../backup/manifest.ts'
import type { Vault } from '../../backup/objects.ts'
import { restore } from '../../backup/restore.ts'
import { shipWal } from '../../backup/ship-wal.ts'
import { takeFiles } from '../../backup/take-files.ts'
import { archiveTo } from '../../local/archiving.ts'
import { prepareDatabase } from '../../local/database.ts'
import { recordDemoHistory } from '../../local/demo/record-history.ts'
import { enableFunctionsLogin, FUNCTIONS_PASSWORD } from '../../local/functions-login.ts'
import { keptSecret } from '../../local/kept-secret.ts'
import { freePort } from '../../local/ports.ts'
import { removeCluster, startPostgres, type Postgres } from '../../local/postgres.ts'
import { putSeededMedia } from '../../local/seeded-media.ts'
import { achievementsOf, enroll, takeExams } from './learners.ts'
import { startSite, type DrillAccount, type DrillSite } from './site.ts'

const root = join(import.meta.dirname, '../../..')
const LEARNERS = 8

/**
 * The worst that a slip of the hand does: every award is deleted while learners go on. A second cluster is restored to the second
 * before, and compared with what was noted then.
 */
export async function drillRestore(print: (line: string) => void = console.log): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'laude-drill-'))
  // The account that Postgres runs as has to reach its spool folder.
  chmodSync(home, 0o711)
  const spool = join(home, 'spool')
  const stops: (() => Promise<unknown>)[] = []
  const folders = [join(home, 'original'), join(home, 'restored')] as const
  const vault: Vault = { store: createFolderStore(join(home, 'store')), key: toBackupKey(newBackupKey()) }
  try {
    const original = await startPostgres({ folder: folders[0], port: await freePort(), settings: archiveTo(spool) })
    stops.push(original.stop)
    await prepareDatabase(original.url, root)
    await recordDemoHistory(original.url)
    const media = join(home, 'media')
    await putSeededMedia(original.url, createMediaFolder(media), root)
    await enableFunctionsLogin(original.url, keptSecret(home, FUNCTIONS_PASSWORD))
    const sql = postgres(original.url, { max: 4, onnotice: () => {} })
    stops.push(() => sql.end({ timeout: 2 }))
    const site = await startSite(home, original.url)
    stops.push(site.stop)

    const learners = await enroll(site, LEARNERS)
    const began = performance.now()
    const backup = await takeFiles(vault, original.url, async (system) => {
      const { names } = await copyMedia(vault, { system, folder: media, known: new Set() })
      return names
    })
    print(
      `Backup: ${megabytes(backup.content_bytes)} of files became ${megabytes(bytesOf(backup))} in ${secondsSince(began)}, read back and compared.`,
    )

    await takeExams(site, sql, learners)
    await takeExams(site, sql, learners)
    const before = await noteState(sql, site, learners)
    print(
      `At ${before.at.toISOString()}: ${before.counts.get('public.user_achievements')} awards. A second later somebody deletes them all.`,
    )
    await rest(1000)
    await sql`delete from user_achievements`
    await takeExams(site, sql, learners)
    const shipped = await shipUntilNow(sql, vault, { spool, system: backup.system })
    print(`${shipped.files} files of WAL became ${megabytes(shipped.bytes)}.`)

    const restored = await restore({
      vault,
      into: folders[1],
      port: await freePort(),
      at: before.at,
      databaseUrl: original.url,
    })
    stops.push(restored.postgres.stop)
    print(`Recovery time: ${restored.seconds.toFixed(1)} s until it took statements.`)
    print(
      `Recovery point: the last transaction ended at ${restored.recoveredTo}, asked for was ${before.at.toISOString()}.`,
    )
    const checks = [
      ...(await compareCounts(restored.url, before.counts, print)),
      ...(await checkRestored(restored.url, restored.media.folder)),
      await checkSignIn(home, restored.postgres, before, stops),
    ]
    for (const { name, passed, says } of checks) print(`${passed ? 'right' : 'WRONG'}  ${name}: ${says}`)
    const wrong = checks.filter(({ passed }) => !passed).length
    print(wrong === 0 ? 'Everything came back.' : `${wrong} of ${checks.length} checks failed.`)
    return wrong === 0 ? 0 : 1
  } finally {
    for (const stop of stops.toReversed()) await stop()
    for (const folder of folders) await removeCluster(folder)
    rmSync(home, { recursive: true, force: true })
  }
}

interface State {
  at: Date
  counts: Map<string, number>
  learner: DrillAccount
  achievements: number
}

/** What there is once nothing is under way any more. */
async function noteState(sql: postgres.Sql, site: DrillSite, learners: readonly DrillAccount[]): Promise<State> {
  const [learner] = learners
  if (!learner) throw new Error('There is no learner.')
  const achievements = await achievementsOf(site, learner)
  for (;;) {
    const counts = await countRows(sql)
    await rest(500)
    const at = new Date()
    const again = await countRows(sql)
    const settled = [...counts].every(([table, count]) => again.get(table) === count)
    if (settled && again.get('public.event_queue') === 0) return { at, counts: again, learner, achievements }
  }
}

/** Closes the segment that is being written, and ships until it is in the store. */
async function shipUntilNow(sql: postgres.Sql, vault: Vault, place: { spool: string; system: string }) {
  const [row] = await sql<{ file: string }[]>`select pg_walfile_name(pg_switch_wal()) as file`
  const total = { files: 0, bytes: 0 }
  for (let archived = false; !archived; await rest(100)) {
    const [archiver] = await sql<{ archived: boolean }[]>`
      select coalesce(last_archived_wal >= ${row?.file ?? ''}, false) as archived from pg_stat_archiver
    `
    archived = archiver?.archived ?? false
    const { files, bytes } = await shipWal(vault, place)
    total.files += files
    total.bytes += bytes
  }
  return total
}

async function compareCounts(
  url: string,
  before: ReadonlyMap<string, number>,
  print: (line: string) => void,
): Promise<RestoreCheck[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const after = await countRows(sql)
  await sql.end({ timeout: 2 })
  const filled = [...before].filter(([, count]) => count > 0)
  const width = Math.max(...filled.map(([table]) => table.length))
  print(`${'table'.padEnd(width)}  noted  restored`)
  for (const [table, count] of filled)
    print(`${table.padEnd(width)}  ${String(count).padStart(5)}  ${String(after.get(table)).padStart(8)}`)
  const different = [...before].filter(([table, count]) => after.get(table) !== count)
  return [
    {
      name: 'Counts',
      passed: different.length === 0,
      says:
        different.length === 0
          ? `${before.size} tables have as many rows as were noted`
          : different.map(([table]) => table).join(', '),
    },
  ]
}

async function checkSignIn(
  home: string,
  { url }: Postgres,
  { learner, achievements }: State,
  stops: (() => Promise<unknown>)[],
): Promise<RestoreCheck> {
  const site = await startSite(home, url)
  stops.push(site.stop)
  const found = await achievementsOf(site, await site.signIn(learner))
  return {
    name: 'Sign-in',
    passed: found === achievements && found > 0,
    says: `${learner.email} signs in with the password of before and sees ${found} of ${achievements} achievements`,
  }
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
const secondsSince = (began: number) => `${((performance.now() - began) / 1000).toFixed(1)} s`
