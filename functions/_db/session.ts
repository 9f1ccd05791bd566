import type postgres from 'postgres'
import type { Connection, ConnectionPool } from './client.ts'
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
    ({ sql }) => becomeUser(sql, claims),
  )
}

/**
 * One query as the learner in one round trip: all statements are sent before the first is answered. If one of the earlier
 * statements failed, the query failed, too, and no caller gets its rows. It only reads, so a lost connection is no failure: the
 * query is asked again.
 */
export function askAsUser<T extends readonly object[]>(
  db: ConnectionPool,
  claims: Claims,
  ask: (sql: Connection['sql']) => postgres.PendingQuery<[...T]>,
): Promise<postgres.RowList<[...T]>> {
  return withRepeat(db, async ({ sql }) => {
    const [begin, become] = [sql`begin read only`.execute(), becomeUser(sql, claims).execute()]
    const answer = ask(sql).execute()
    const sent = [begin, become, answer, sql`commit`.execute()]
    await Promise.allSettled(sent)
    await Promise.all(sent)
    return answer
  })
}

const becomeUser = (sql: Connection['sql'], claims: Claims) =>
  sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`

/** A transaction that bypasses row-level security, for the engine and for what no learner may do. Use it rarely. */
export function withService<T>(
  db: ConnectionPool,
  work: (tx: Transaction, sql: Connection['sql']) => Promise<T>,
): Promise<T> {
  return inTransaction(
    db,
    ({ tx, sql }) => work(tx, sql),
    ({ sql }) => sql`select set_config('role', 'service_role', true)`,
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
