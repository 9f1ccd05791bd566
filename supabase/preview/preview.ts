import postgres from 'postgres'
import { accessChanges } from './access-changes.ts'
import { awardChanges, totalChange, type AwardChange, type TotalChange } from './award-changes.ts'
import type { AccessChange } from './capability-changes.ts'
import { copyEnvironment, type CopyMethod } from './copy-environment.ts'
import { measureAlone, measureChange } from './measure-change.ts'
import type { OperationFigures } from './measure-operations.ts'
import { noteAwards, type Side } from './note-awards.ts'
import { findPending, type PendingFiles } from './pending-files.ts'
import { readFacts, type Facts } from './read-facts.ts'
import { runFile, type RanFile } from './run-file.ts'
import { schemaChanges, type SchemaChange } from './schema-changes.ts'
import { databaseOf, type ScratchDatabases } from './scratch-database.ts'
import { count } from './words.ts'

export interface PreviewRequest {
  /** The database that the change is for. */
  url: string
  /** Where `migrations/` and `seeds/` are. */
  folder: string
  /** How often each operation is measured on either side. */
  rounds: number
  /** It is a copy already: the change is run in it. */
  isScratch?: boolean
  say?: (line: string) => void
}

export interface PreviewResult {
  source: string
  /** Null where nothing was to be run. */
  method: CopyMethod | 'scratch' | null
  files: RanFile[]
  /** Files that were not reached, since one before them failed. */
  notRun: string[]
  changedSeeds: string[]
  before: Facts | null
  after: Facts | null
  schema: SchemaChange[]
  access: AccessChange[]
  awards: AwardChange[]
  totals: TotalChange | null
  /** Why awards could not be compared. */
  awardsFailure: { side: Side; message: string } | null
  operations: OperationFigures[]
}

/** Runs what a database lacks on a copy of it, and answers what that did. */
export async function preview(scratch: ScratchDatabases, request: PreviewRequest): Promise<PreviewResult> {
  const { url, folder, say = () => {}, isScratch = false } = request
  const { files, changedSeeds } = await readPending(url, folder)
  const result: PreviewResult = {
    ...{ source: databaseOf(url), method: null, files: [], notRun: [], changedSeeds, before: null, after: null },
    ...{ schema: [], access: [], awards: [], totals: null, awardsFailure: null, operations: [] },
  }
  if (files.length === 0) return result
  say(`${count(files.length, 'file')} to run. Copying the database …`)
  const before = isScratch ? { url, method: 'scratch' as const } : await copyEnvironment(scratch, url, folder)
  // A second copy is there to be measured beside the first.
  const needsBoth = !isScratch && request.rounds > 0
  const afterUrl = needsBoth ? await scratch.create(databaseOf(before.url)) : before.url
  return runChange(
    { ...request, say },
    { ...result, method: before.method },
    { files, beforeUrl: before.url, afterUrl },
  )
}

async function readPending(url: string, folder: string): Promise<PendingFiles> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    return await findPending(sql, folder)
  } finally {
    await sql.end({ timeout: 2 })
  }
}

interface Copies {
  files: Parameters<typeof runFile>[2][]
  beforeUrl: string
  /** The same as the one before, where there is only one copy. */
  afterUrl: string
}

async function runChange(
  { rounds, say = () => {} }: PreviewRequest,
  result: PreviewResult,
  { files, beforeUrl, afterUrl }: Copies,
): Promise<PreviewResult> {
  const open = () => postgres(afterUrl, { max: 1, onnotice: () => {} })
  const [sql, watcher] = [open(), open()]
  const now = Date.now()
  try {
    say('Looking at it as it is …')
    const before = await readFacts(sql)
    const { learner } = before.people
    const alone = beforeUrl === afterUrl ? await measureAlone(beforeUrl, learner, rounds) : undefined
    const noted = await tryToNote(afterUrl, 'before', now)
    const ran: RanFile[] = []
    for (const file of files) {
      say(`Running ${file.path} …`)
      const it = await runFile(sql, watcher, file)
      ran.push(it)
      if (it.failed) break
    }
    say('Looking at it again …')
    const after = await readFacts(sql, before.people)
    const isChanged = ran.some(({ failed }) => !failed)
    const awardsFailure = noted ?? (await tryToNote(afterUrl, 'after', now))
    const compared = awardsFailure === null
    const awards = compared ? await awardChanges(sql) : []
    const totals = compared ? await totalChange(sql) : null
    await sql`drop schema if exists laude_preview cascade`
    if (isChanged) say('Measuring …')
    const operations = isChanged ? await measureChange({ beforeUrl, afterUrl, learner, rounds, alone }) : []
    return {
      ...result,
      ...{ files: ran, notRun: files.slice(ran.length).map(({ path }) => path), before, after },
      schema: schemaChanges(before.schema, after.schema),
      access: accessChanges(before.access, after.access),
      ...{ awards, totals, awardsFailure, operations },
    }
  } finally {
    await Promise.all([sql.end({ timeout: 2 }), watcher.end({ timeout: 2 })])
  }
}

/** The engine of this tree may not fit a schema; then it says so instead. */
async function tryToNote(url: string, side: Side, now: number): Promise<PreviewResult['awardsFailure']> {
  try {
    await noteAwards(url, side, now)
    return null
  } catch (error) {
    return { side, message: error instanceof Error ? error.message : String(error) }
  }
}
