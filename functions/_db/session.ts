import type postgres from 'postgres'
import type { Connection, ConnectionPool } from './client.ts'
import { readMerged, type ReadRole } from './merged-reads.ts'
import { withRepeat } from './repeat.ts'

/** What a verified token says of its bearer. Postgres sees all of it, as it would through Supabase's own API. */
export interface Claims {
  sub: string
  role: 'authenticated'
  [claim: string]: unknown
}

export type Transaction = Connection['tx']

/** A transaction as the learner: row-level security decides what it sees and may do. */
export function withUser<T>(
  db: ConnectionPool,
  claims: Claims,
  work: (tx: Transaction, sql: Connection['sql']) => Promise<T>,
): Promise<T> {
  return inTransaction(
    db,
    ({ tx, sql }) => work(tx, sql),
    ({ sql }) => becomeUser(sql, JSON.stringify(claims)),
  )
}

/**
 * Reads as the learner. All reads of the learner that begin in the same turn share one transaction and its round trips, such as
 * those of the parts of a batch. A lost connection is no failure: they are read again.
 */
export const readAsUser = <T>(
  db: ConnectionPool,
  claims: Claims,
  work: (tx: Transaction, sql: Connection['sql']) => Promise<T>,
): Promise<T> => readMerged(db, roleOf(claims), ({ prepared, sql }) => work(prepared, sql))

/** The same for one query. */
export const askAsUser = <T extends readonly object[]>(
  db: ConnectionPool,
  claims: Claims,
  ask: (sql: Connection['sql']) => postgres.PendingQuery<[...T]>,
): Promise<postgres.RowList<[...T]>> =>
  readMerged(db, roleOf(claims), ({ sql }) => ask(sql).execute(), { isOneTrip: true })

/** The same, bypassing row-level security, for what a reader may know though no policy says so. */
export const readAsService = <T>(
  db: ConnectionPool,
  readerId: string,
  work: (tx: Transaction, sql: Connection['sql']) => Promise<T>,
): Promise<T> =>
  readMerged(db, { key: `service ${readerId}`, become: becomeService }, ({ prepared, sql }) => work(prepared, sql))

const roleOf = (claims: Claims): ReadRole => {
  const text = JSON.stringify(claims)
  return { key: text, become: (sql) => becomeUser(sql, text) }
}

const becomeUser = (sql: Connection['sql'], claims: string) =>
  sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`

const becomeService = (sql: Connection['sql']) => sql`select set_config('role', 'service_role', true)`

/** A transaction that bypasses row-level security, for the engine and for what no learner may do. Use it rarely. */
export function withService<T>(
  db: ConnectionPool,
  work: (tx: Transaction, sql: Connection['sql']) => Promise<T>,
): Promise<T> {
  return inTransaction(
    db,
    ({ tx, sql }) => work(tx, sql),
    ({ sql }) => becomeService(sql),
  )
}

/**
 * All or nothing: work that fails, or whose connection is lost, has changed nothing. The role is set in the same round trip
 * as the begin; it is local to the transaction, so without a begin it would not outlast its own statement.
 */
export function inTransaction<T>(
  db: ConnectionPool,
  work: (connection: Connection) => Promise<T>,
  setRole?: (connection: Connection) => PromiseLike<unknown>,
): Promise<T> {
  let begun = false
  const run = async (connection: Connection) => {
    const { sql } = connection
    try {
      await Promise.all([sql`begin`, setRole?.(connection)])
      begun = true
      const result = await work(connection)
      const { command } = await sql`commit`
      // After a failed statement whose error the work ignored, Postgres answers a commit with a rollback and no error.
      if (command !== 'COMMIT') throw new Error('The transaction had failed before it was to be committed.')
      return result
    } catch (error) {
      // A lost connection has rolled back by itself.
      await sql`rollback`.catch(() => undefined)
      throw error
    }
  }
  // A connection that was lost before the begin has done nothing.
  return withRepeat(db, run, () => !begun)
}
