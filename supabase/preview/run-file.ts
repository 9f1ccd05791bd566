import type postgres from 'postgres'
import { blockedBy, isStronger, type HeldLock } from './locks.ts'
import type { PendingFile } from './pending-files.ts'
import { recordFile } from './history-tables.ts'
import { ranStatement, type RanStatement } from './ran-statement.ts'
import { readRelations, type KnownRelations } from './relations.ts'
import { excerpt, runsAlone, type SqlStatement } from './split-statements.ts'
import { difference, look, type Sight, type TableWork } from './transaction-sight.ts'
import { watchLocks } from './watch-locks.ts'

export interface RanFile {
  file: PendingFile
  ms: number
  statements: RanStatement[]
  locks: HeldLock[]
  work: TableWork[]
  failed?: { statement: SqlStatement; message: string; keptStatements: number }
}

/** Runs a file as a deployment would, in one transaction but for what cannot be in one, and watches each statement. */
export async function runFile(sql: postgres.Sql, watcher: postgres.Sql, file: PendingFile): Promise<RanFile> {
  const ran: RanFile = { file, ms: 0, statements: [], locks: [], work: [] }
  const known = await readRelations(sql)
  let kept = 0
  for (const batch of inBatches(file.statements)) {
    const [first] = batch
    const before = ran.statements.length
    try {
      if (batch.length === 1 && first && runsAlone(first)) await runAlone({ sql, watcher, known, ran }, first)
      else await runTogether({ sql, known, ran }, batch)
    } catch (error) {
      const statement = batch[ran.statements.length - before] ?? batch.at(-1)
      if (!statement) throw error
      const message = error instanceof Error ? error.message : String(error)
      return { ...ran, failed: { statement, message, keptStatements: kept } }
    }
    kept = ran.statements.length
  }
  await recordFile(sql, file)
  return ran
}

function inBatches(statements: SqlStatement[]): SqlStatement[][] {
  const batches: SqlStatement[][] = []
  let open: SqlStatement[] | undefined
  for (const statement of statements) {
    if (runsAlone(statement)) {
      batches.push([statement])
      open = undefined
    } else if (open) open.push(statement)
    else batches.push((open = [statement]))
  }
  return batches
}

interface Run {
  sql: postgres.Sql
  known: KnownRelations
  ran: RanFile
}

async function runTogether({ sql, known, ran }: Run, batch: SqlStatement[]): Promise<void> {
  /** By table: the strongest lock so far, and when it was taken. */
  const held = new Map<string, HeldLock>()
  let total = 0
  try {
    await sql`begin`
    const atFirst = await look(sql)
    let sight = atFirst
    for (const statement of batch) {
      const ms = await timed(() => sql.unsafe(statement.text))
      const seen = await look(sql)
      ran.statements.push(ranStatement(statement, ms, { known, before: sight, after: seen }))
      for (const [table, mode] of strongestByTable(known, seen.locks)) {
        const lock = held.get(table)
        if (!lock || isStronger(mode, lock.mode))
          held.set(table, { table, mode, ms: total, statement: excerpt(statement) })
      }
      total += ms
      sight = seen
    }
    // Tables that are new have a name now.
    const named = new Map([...(await readRelations(sql)), ...known])
    total += await timed(() => sql`commit`)
    ran.work.push(...difference(named, atFirst, sight))
  } catch (error) {
    await sql`rollback`
    throw error
  } finally {
    ran.ms += total
    for (const lock of held.values()) ran.locks.push({ ...lock, ms: total - lock.ms })
    await sql`reset role`
    await sql`reset all`
  }
}

/** Where a statement is its own transaction, another connection looks at its locks while it runs. */
async function runAlone({ sql, watcher, known, ran }: Run & { watcher: postgres.Sql }, statement: SqlStatement) {
  const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  const watching = await watchLocks(watcher, backend?.pid ?? 0)
  const began = performance.now()
  const finish = async (): Promise<number> => {
    const ms = performance.now() - began
    ran.ms += ms
    for (const [table, mode] of strongestByTable(known, await watching.stop()))
      ran.locks.push({ table, mode, ms, statement: excerpt(statement) })
    return ms
  }
  try {
    await sql.unsafe(statement.text)
  } catch (error) {
    await finish()
    throw error
  }
  ran.statements.push({ statement, ms: await finish(), rewritten: [], emptied: [], scanned: [] })
}

function strongestByTable(known: KnownRelations, locks: Sight['locks']): Map<string, string> {
  const strongest = new Map<string, string>()
  for (const { oid, mode } of locks) {
    const table = known.get(oid)?.table
    if (table === undefined || blockedBy(mode) === 'nothing') continue
    const before = strongest.get(table)
    if (before === undefined || isStronger(mode, before)) strongest.set(table, mode)
  }
  return strongest
}

async function timed(work: () => PromiseLike<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
