import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { arrayTypes } from './arrays.ts'
import { createConnectionPool } from './connection-pool.ts'

/**
 * One connection to Postgres, used by one piece of work at a time: its statements run in the order they are sent.
 *
 * Which way a query is written follows from what it asks:
 * - rows of one table, perhaps joined by key with the rows they belong to: drizzle's builder, with the tables of `schema/`,
 *   which describes only tables that such a query uses;
 * - all else (CTEs, aggregates of JSON, windows, functions of the database, sets of rows): SQL as text. Within a transaction
 *   of a learner or a service that is drizzle's `sql`, so that fragments can be put together. The engine's statements and
 *   those of the `genericPlans` pool are `statement` or `bindQuery`, whose text never changes.
 */
export interface Connection {
  /** For queries written by hand. */
  sql: postgres.Sql
  /** The same connection, for queries that drizzle writes. */
  tx: PostgresJsDatabase
}

export interface ConnectionPool {
  /** Lends a connection. Once it is lost, all that is still asked of it fails. */
  withConnection: <T>(work: (lane: Connection) => Promise<T>) => Promise<T>
}

export interface Database extends ConnectionPool {
  /**
   * For what finds all it touches by its key, and often: here Postgres plans a statement once a connection, whatever its
   * values, where it would plan it anew for each of them, which takes longer than the work.
   */
  genericPlans: ConnectionPool
  end: () => Promise<void>
}

export interface ConnectOptions {
  /** Connections at the most. */
  max?: number
  /** Connections at the most for what is done by key, beside those. */
  genericPlans?: number
  /** What the server calls us. */
  name?: string
}

export function connect(url: string, { max = 8, genericPlans = 4, name = 'laude' }: ConnectOptions = {}): Database {
  const options = {
    // One, whose statements are ours alone to order: the driver lets us begin transactions on it by hand.
    max: 1,
    prepare: !isTransactionPooler(url),
    fetch_types: false,
    types: arrayTypes,
    connect_timeout: 5,
    // When a connection is old or idle is for the lanes to say: they know whether somebody is about to use it.
    max_lifetime: null,
    onnotice: () => {},
  }
  const lanes = (most: number, settings: Record<string, string | number>) =>
    createConnectionPool({
      max: most,
      open: (onclose) => {
        const sql = postgres(url, { ...options, connection: { application_name: name, ...settings }, onclose })
        return { sql, tx: drizzle(sql), close: () => sql.end({ timeout: 0 }) }
      },
    })
  const usual = lanes(max, PATIENCE)
  const byKey = lanes(genericPlans, KEYED)
  return {
    withConnection: usual.withConnection,
    genericPlans: byKey,
    end: async () => void (await Promise.all([usual.end(), byKey.end()])),
  }
}

const PATIENCE = { statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 }

/** A plan that is kept must not read a table whole because it was small, or empty, when the plan was made. */
const KEYED = { ...PATIENCE, plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off', jit: 'off' }

/** Supabase's pooler hands each transaction another connection, so a prepared statement would be lost. */
export const isTransactionPooler = (url: string) => new URL(url).port === '6543'
