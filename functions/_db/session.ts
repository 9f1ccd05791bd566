import type postgres from 'postgres'
import type { Connection, ConnectionPool } from './client.ts'

/** What a verified token says of its bearer. Postgres sees all of it, as Supabase's own API would show it. */
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
    ({ tx, sql: lane }) => work(tx, lane),
    ({ sql }) => becomeUser(sql, claims),
  )
}

/**
 * One question as the learner, in one trip: nothing waits for the answer to what was sent before it. Had that failed, so has
 * this, and what it answered is told to nobody.
 */
export function askAsUser<T extends readonly object[]>(
  db: ConnectionPool,
  claims: Claims,
  ask: (sql: Connection['sql']) => postgres.PendingQuery<[...T]>,
): Promise<postgres.RowList<[...T]>> {
  return db.withConnection(async ({ sql }) => {
    const [begun, become] = [sql`begin read only`.execute(), becomeUser(sql, claims).execute()]
    const answer = ask(sql).execute()
    const sent = [begun, become, answer, sql`commit`.execute()]
    await Promise.allSettled(sent)
    await Promise.all(sent)
    return answer
  })
}

const becomeUser = (sql: Connection['sql'], claims: Claims) =>
  sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`

/** A transaction past row-level security, for the engine and for what no learner may do. Use it rarely. */
export function withService<T>(
  db: ConnectionPool,
  work: (tx: Transaction, sql: Connection['sql']) => Promise<T>,
): Promise<T> {
  return inTransaction(
    db,
    (lane) => work(lane.tx, lane.sql),
    (lane) => lane.sql`select set_config('role', 'service_role', true)`,
  )
}

/**
 * All or nothing. Work that fails, or whose connection is lost, has changed nothing. What settles who it is for goes with
 * the beginning, in one trip: were there no beginning, it would be forgotten at once.
 */
export function inTransaction<T>(
  db: ConnectionPool,
  work: (lane: Connection) => Promise<T>,
  as?: (lane: Connection) => PromiseLike<unknown>,
): Promise<T> {
  return db.withConnection(async (lane) => {
    try {
      await Promise.all([lane.sql`begin`, as?.(lane)])
      const result = await work(lane)
      const { command } = await lane.sql`commit`
      // Postgres answers a commit after a failure that nobody minded with a rollback, and calls that a success.
      if (command !== 'COMMIT') throw new Error('The transaction had failed before it was to be committed.')
      return result
    } catch (error) {
      // A lost connection has rolled back by itself.
      await lane.sql`rollback`.catch(() => undefined)
      throw error
    }
  })
}
