import type postgres from 'postgres'
import type { Connection, ConnectionPool } from './client.ts'
import { errorCode, isConnectionLost } from './errors.ts'
import { withRepeat } from './repeat.ts'

/** A role in which to read, and whose reads may share a transaction. */
export interface ReadRole {
  /** Reads of one turn with the same key are sent together. */
  key: string
  become: (sql: Connection['sql']) => postgres.PendingQuery<postgres.Row[]>
}

interface ReadOptions {
  /** Whether the work sends its only query before it returns, so that the end of the transaction can be sent behind it. */
  isOneTrip: boolean
}

/**
 * Reads in a transaction. Reads in the same role that begin in the same turn of the event loop share one, on one connection:
 * begin, role and first queries are sent without waiting, so all of them take as many round trips as the longest one. If one
 * fails in the database, Postgres fails those behind it; each of them is then read again by itself. Work may run twice, does
 * nothing but query, and settles only after it has sent its last query.
 */
export function readMerged<T>(
  pool: ConnectionPool,
  role: ReadRole,
  work: (connection: Connection) => Promise<T>,
  { isOneTrip }: ReadOptions = { isOneTrip: false },
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  enqueue(pool, role, {
    isOneTrip,
    isSettled: false,
    work: async (...on) => resolve(await inside(work, ...on)),
    reject,
  })
  return promise
}

interface PendingRead extends ReadOptions {
  isSettled: boolean
  /** Answers the caller. */
  work: (connection: Connection, isReady: Promise<unknown>) => Promise<void>
  reject: (error: unknown) => void
}

/** No result leaves before it is certain that it was read in the transaction and in the role. */
async function inside<T>(
  work: (connection: Connection) => Promise<T>,
  connection: Connection,
  isReady: Promise<unknown>,
): Promise<T> {
  const [result] = await Promise.all([work(connection), isReady])
  return result
}

const waitingReads = new WeakMap<ConnectionPool, Map<string, PendingRead[]>>()

function enqueue(pool: ConnectionPool, role: ReadRole, read: PendingRead): void {
  const byRole = waitingReads.get(pool) ?? new Map<string, PendingRead[]>()
  waitingReads.set(pool, byRole)
  const reads = byRole.get(role.key)
  if (reads) return void reads.push(read)
  const group = [read]
  byRole.set(role.key, group)
  // After all promises of this turn: the parts of a batch reach their first query behind some.
  setImmediate(() => {
    byRole.delete(role.key)
    void readAll(pool, role, group)
  })
}

/** Settles every read. */
async function readAll(pool: ConnectionPool, role: ReadRole, reads: readonly PendingRead[]): Promise<void> {
  const failures = new Map<PendingRead, unknown>()
  try {
    await withRepeat(pool, (connection) => readInTransaction(connection, role, { reads, failures }))
  } catch (error) {
    for (const read of reads) if (!read.isSettled) failures.set(read, error)
    return rejectAll(failures)
  }
  if (reads.length === 1) return rejectAll(failures)
  await Promise.all([...failures.keys()].map((read) => readAll(pool, role, [read])))
}

function rejectAll(failures: ReadonlyMap<PendingRead, unknown>): void {
  for (const [read, error] of failures) {
    read.isSettled = true
    read.reject(error)
  }
}

interface TransactionReads {
  reads: readonly PendingRead[]
  /** Gets those that failed in the database, with their errors. */
  failures: Map<PendingRead, unknown>
}

async function readInTransaction(
  connection: Connection,
  { become }: ReadRole,
  { reads, failures }: TransactionReads,
): Promise<void> {
  const { sql } = connection
  const unsettled = reads.filter(({ isSettled }) => !isSettled)
  failures.clear()
  // Executed here and now: a query that is only awaited is sent behind those that the work sends before.
  const isReady = Promise.all([sql`begin read only`.execute(), become(sql).execute()])
  const attempts = unsettled.map(async (read) => {
    try {
      await read.work(connection, isReady)
      read.isSettled = true
    } catch (error) {
      // What is refused by our own code is no failure of the database.
      if (errorCode(error) !== undefined) return void failures.set(read, error)
      read.isSettled = true
      read.reject(error)
    }
  })
  const early = unsettled.every(({ isOneTrip }) => isOneTrip) ? sql`commit`.execute() : undefined
  await Promise.allSettled([...attempts, isReady, early])
  const lost = [...failures.values()].find(isConnectionLost)
  if (lost) throw lost
  await (early ?? sql`commit`)
}
