import { setTimeout as rest } from 'node:timers/promises'
import postgres from 'postgres'
import { backUp } from './back-up.ts'
import { readCatalog, wordsOf } from './catalog.ts'
import { drillNewest } from './drill.ts'
import type { BackupEnvironment } from './environment.ts'
import { copyMedia, mediaIn } from './media.ts'
import { copyOffsite } from './offsite.ts'
import { lastDrill, recorded, recordRun } from './record-run.ts'
import { isDue, SCHEDULE, type LastDone } from './schedule.ts'
import { shipWal } from './ship-wal.ts'
import { readSource } from './source.ts'

export interface RunOptions {
  environment: BackupEnvironment & { spool: string }
  /** Between two looks at what is due, in milliseconds. */
  pause: number
  /** Where the weekly drill has room for a cluster. */
  scratch?: string
  print: (line: string) => void
  signal: AbortSignal
}

interface Job {
  name: string
  every: number
  retryAfter: number
  last: LastDone
  /** Answers what to print, if anything. */
  work: () => Promise<string | undefined>
}

/** Ships WAL all the time, takes a backup each day and restores the newest each week, until it is told to end. */
export async function runBackups({ environment, pause, scratch, print, signal }: RunOptions): Promise<void> {
  const { vault, offsite, keep, spool, databaseUrl } = environment
  const { system, backup, drill } = await readState(environment)
  print(`WAL of cluster ${system} goes from ${spool} to ${vault.store.name}${offsite ? ` and ${offsite.name}` : ''}`)
  const shipping: Job = {
    ...{ name: 'Shipping WAL', every: pause, retryAfter: pause, last: {} },
    work: createShipping(environment, system),
  }
  const copying: Job = {
    ...{ name: 'Copying', every: SCHEDULE.copyEvery, retryAfter: SCHEDULE.copyEvery, last: {} },
    work: async () =>
      offsite && said(await copyOffsite(vault, offsite, { system, keep }), 'copied to the second store'),
  }
  const backingUp: Job = {
    ...{
      name: 'The backup',
      every: SCHEDULE.backupEvery,
      retryAfter: SCHEDULE.retryBackupAfter,
      last: { done: backup },
    },
    work: async () => {
      const { backup: taken, deleted } = await backUp(environment)
      copying.last = {}
      return `took backup ${taken.id}; ${deleted} objects are not kept any more`
    },
  }
  const drilling: Job = {
    ...{ name: 'The drill', every: SCHEDULE.drillEvery, retryAfter: SCHEDULE.retryDrillAfter, last: { done: drill } },
    work: async () => {
      const drillIt = () => drillNewest({ vault, system, databaseUrl, scratch })
      const { backup: id, recovery_s } = await recorded(databaseUrl, 'drill', drillIt, (it) => it)
      return `restored backup ${id} in ${recovery_s.toFixed(1)} s`
    },
  }
  // A backup may take hours, and WAL does not wait for it.
  const loops = [
    [shipping, copying],
    [backingUp, drilling],
  ]
  await Promise.all(loops.map((jobs) => repeat(jobs, { pause, print, signal })))
}

async function repeat(jobs: readonly Job[], { pause, print, signal }: Pick<RunOptions, 'pause' | 'print' | 'signal'>) {
  while (!signal.aborted) {
    for (const job of jobs)
      if (!signal.aborted && isDue(job.last, Date.now(), job.every, job.retryAfter)) await attempt(job, print)
    // Woken by the signal, it ends.
    await rest(pause, undefined, { signal }).catch(() => {})
  }
}

async function attempt(job: Job, print: RunOptions['print']) {
  const tried = Date.now()
  try {
    const line = await job.work()
    if (line !== undefined) print(line)
    job.last = { done: tried, tried }
  } catch (error) {
    print(`${job.name} failed: ${wordsOf(error)}`)
    job.last = { ...job.last, tried }
  }
}

/** Ships what waits, and notes from time to time that nothing does, or that it fails. */
function createShipping({ vault, spool, databaseUrl, media }: RunOptions['environment'], system: string): Job['work'] {
  let notedAt = 0
  let known: Set<string> | undefined
  /** First, so that no row that is shipped lacks its file. */
  const shipMedia = async () => {
    if (media === undefined) return
    known ??= await mediaIn(vault, system)
    await copyMedia(vault, { system, folder: media, known })
  }
  const note = async (startedAt: Date, bytes?: number, error?: unknown) => {
    if (Date.now() - notedAt < SCHEDULE.noteWalEvery) return
    notedAt = Date.now()
    await recordRun(databaseUrl, { kind: 'wal', bytes }, { startedAt, error })
  }
  return async () => {
    const startedAt = new Date()
    try {
      await shipMedia()
      const { files, bytes } = await shipWal(vault, { spool, system })
      await note(startedAt, bytes)
      return said(files, 'of WAL shipped')
    } catch (error) {
      await note(startedAt, undefined, error)
      throw error
    }
  }
}

const said = (count: number, what: string) =>
  count > 0 ? `${count} ${count === 1 ? 'object' : 'objects'} ${what}` : undefined

/** Whose WAL it is, and when a backup was last taken and restored. */
async function readState({ vault, databaseUrl }: BackupEnvironment) {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const { system } = await readSource(sql)
    const known = await vault.store.list(`${system}/`)
    const newest = known.length > 0 ? (await readCatalog(vault, system)).backups.at(-1)?.ended_at : undefined
    return { system, backup: newest === undefined ? undefined : Date.parse(newest), drill: await lastDrill(sql) }
  } finally {
    await sql.end({ timeout: 2 })
  }
}
