import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { connect } from '../../functions/_db/client.ts'
import { refreshForAWhile } from '../../functions/_services/boards/refresh.ts'
import { addPlatform } from '../local/database.ts'
import { recordDemoHistory } from '../local/demo/record-history.ts'
import { Failure } from '../local/failure.ts'
import { enableFunctionsLogin } from '../local/functions-login.ts'
import { freePort } from '../local/ports.ts'
import { removeCluster, startPostgres } from '../local/postgres.ts'
import { makeHistoryTables, recordFile } from './history-tables.ts'
import { findPending } from './pending-files.ts'

export interface DatabaseAsOf {
  url: string
  remove: () => Promise<void>
}

/** A Postgres of its own with a database as a commit leaves one, and the demo's learners with their history. */
export async function startAsOf(commit: string, root: string, say: (line: string) => void): Promise<DatabaseAsOf> {
  const folder = mkdtempSync(join(tmpdir(), 'laude-preview-'))
  const files = join(folder, 'files')
  takeOut(commit, root, files)
  say(`Making a database as of ${commit} …`)
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const server = await startPostgres({ folder: join(folder, 'postgres'), port: await freePort(), settings })
  const remove = async () => {
    await server.stop()
    await removeCluster(join(folder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await runAll(server.url, files)
    await enableFunctionsLogin(server.url, 'only for a preview')
    await addLearners(server.url).catch((error: unknown) =>
      say(`It has no learners, since the engine of this tree does not work on it: ${String(error)}`),
    )
  } catch (error) {
    await remove()
    throw error
  }
  return { url: server.url, remove }
}

async function addLearners(url: string): Promise<void> {
  await recordDemoHistory(url)
  const db = connect(url, { max: 1, genericPlans: 1, name: 'laude preview' })
  try {
    await refreshForAWhile({ db, now: Date.now })
  } finally {
    await db.end()
  }
}

function takeOut(commit: string, root: string, folder: string): void {
  const archive = spawnSync('git', ['-C', root, 'archive', commit, 'migrations', 'seeds'], {
    maxBuffer: 2 ** 30,
  })
  const unpacked =
    archive.status === 0 &&
    spawnSync('sh', ['-c', 'mkdir -p "$0" && tar -x -C "$0"', folder], { input: archive.stdout })
  if (!unpacked || unpacked.status !== 0)
    throw new Failure(
      `The files of ${commit} could not be taken from git.`,
      'Name a commit that is here, such as origin/main; in CI, fetch the whole history.',
    )
}

async function runAll(url: string, folder: string): Promise<void> {
  await addPlatform(url, join(import.meta.dirname, '../local/platform.sql'))
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await makeHistoryTables(sql)
    for (const file of (await findPending(sql, folder)).files) {
      for (const { text } of file.statements) await sql.unsafe(text)
      await recordFile(sql, file)
    }
  } finally {
    await sql.end({ timeout: 2 })
  }
}
