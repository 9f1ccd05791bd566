import { setTimeout as rest } from 'node:timers/promises'
import { count } from '../../functions/_domain/locale/counts.ts'
import { Failure } from '../local/failure.ts'
import { stopOnSignal } from '../local/stop-on-signal.ts'
import { backUp } from './back-up.ts'
import { readBackupEnvironment, type BackupEnvironment } from './environment.ts'
import { newBackupKey } from './key.ts'
import { describeBackup, describeCatalog } from './list.ts'
import type { RestoredMedia } from './media.ts'
import { copyOffsite } from './offsite.ts'
import type { BackupOptions } from './options.ts'
import { restoreDump } from './restore-dump.ts'
import { restore } from './restore.ts'
import { runBackups } from './run.ts'
import { verify } from './verify.ts'

/** Answers the exit code. */
export async function runCommand(options: BackupOptions, env: NodeJS.ProcessEnv): Promise<number> {
  if (options.command === 'key') {
    console.log(newBackupKey())
    return 0
  }
  const environment = readBackupEnvironment(env)
  switch (options.command) {
    case 'now':
      return takeNow(environment)
    case 'list':
      for (const line of await describeCatalog(environment, options.system)) console.log(line)
      return 0
    case 'verify':
      return verifyAll(environment, options)
    case 'restore':
      return restoreInto(environment, options)
    case 'run':
      return keepRunning(environment, env.BACKUP_SCRATCH)
  }
}

async function takeNow(environment: BackupEnvironment): Promise<number> {
  const began = performance.now()
  const { backup, deleted } = await backUp(environment)
  console.log(`${describeBackup(backup)}, in ${seconds(began)}`)
  if (deleted > 0) console.log(`${deleted} objects were deleted, since they are not kept any more.`)
  const { vault, offsite, keep } = environment
  if (offsite) {
    const copied = await copyOffsite(vault, offsite, { system: backup.system, keep })
    console.log(`${copied} objects were copied to ${offsite.name}.`)
  }
  return 0
}

async function verifyAll({ vault, keep }: BackupEnvironment, { system }: BackupOptions): Promise<number> {
  const began = performance.now()
  const { backups, walFiles, problems } = await verify(vault, keep, system)
  for (const { object, what } of problems) console.log(`${object}: ${what}`)
  const found = problems.length === 0 ? 'all of it is whole' : `${problems.length} problems`
  console.log(`Read ${backups} backups and ${walFiles} files of WAL in ${seconds(began)}: ${found}.`)
  return problems.length === 0 ? 0 : 1
}

async function restoreInto(
  { vault, databaseUrl }: BackupEnvironment,
  { into, at, port, stop, system }: BackupOptions,
): Promise<number> {
  if (into === undefined) throw new Failure('It is not said where to restore.', 'Name an empty folder with --into.')
  const dump = await restoreDump({ vault, into, at, system })
  if (dump !== undefined) {
    console.log(dump.says)
    return describeMedia(dump.media)
  }
  const {
    postgres,
    url,
    backup,
    media,
    recoveredTo,
    seconds: took,
  } = await restore({ vault, into, port, at, system, databaseUrl })
  const shown = new URL(url)
  shown.password = '…'
  console.log(`Backup ${backup.id} was restored in ${took.toFixed(1)} s.`)
  console.log(
    recoveredTo === null
      ? `It is as it was at ${backup.ended_at}.`
      : `The last transaction in it ended at ${recoveredTo}.`,
  )
  const code = describeMedia(media)
  if (stop) {
    await postgres.stop()
    return code
  }
  console.log(`It runs at ${decodeURI(shown.href)}. Ctrl-C stops it.`)
  stopOnSignal(postgres.stop)
  await new Promise((resolve) => postgres.process.once('exit', resolve))
  return code
}

/** Answers the exit code. */
function describeMedia({ folder, files, problems }: RestoredMedia): number {
  if (files > 0) console.log(`${count(files, 'picture or sound', 'pictures and sounds')} came back to ${folder}.`)
  for (const { object, what } of problems) console.log(`${object}: ${what}`)
  return problems.length === 0 ? 0 : 1
}

async function keepRunning(environment: BackupEnvironment, scratch?: string): Promise<number> {
  const { spool } = environment
  if (spool === undefined)
    throw new Failure(
      'BACKUP_SPOOL is not set.',
      'It names the folder into which Postgres archives its WAL. Without WAL, run npm run backup -- now each day.',
    )
  const ending = new AbortController()
  const print = (line: string) => console.log(`${new Date().toISOString().slice(0, 19).replace('T', ' ')}  ${line}`)
  const running = runBackups({
    environment: { ...environment, spool },
    pause: 5000,
    scratch,
    print,
    signal: ending.signal,
  })
  stopOnSignal(async () => {
    ending.abort()
    // What it has in hand is done again next time; nothing half done is listed.
    await Promise.race([running, rest(10_000)])
  })
  await running
  return 0
}

const seconds = (began: number) => `${((performance.now() - began) / 1000).toFixed(1)} s`
