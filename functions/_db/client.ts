import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { arrayTypes } from './arrays.ts'
import { unmeasured, type Metrics } from '../_domain/ops/metrics.ts'
import { createConnectionPool } from './connection-pool.ts'

/**
 * One connection to Postgres, used by one piece of work at a time: its statements run in the order they are sent.
 *
 * Which way a query is written follows from what it asks:
 * - rows of one table, perhaps joined by key with the rows they belong to: drizzle's builder, with the tables of `schema/`,
 *   which describes only tables that such a query uses;
 * - all else (CTEs, aggregates of JSON, windows, functions of the database, sets of rows): SQL as text. Within a transaction
 *   of a learner or a service that is drizzle's `sql`, so that fragments can be put together. The engine's statements are
 *   `statement` or `bindQuery`, whose text never changes; other reads of the `genericPlans` pool are `toPrepared`, whose text is
 *   one of a few.
 */
export interface Connection {
  /** The driver itself, for SQL as text. */
  sql: postgres.Sql
  /** The same connection through drizzle. */
  tx: PostgresJsDatabase
  /** The same for reads: Postgres parses each statement once, so that several are sent before the first is answered. */
  prepared: PostgresJsDatabase
}

export interface ConnectionPool {
  /**
   * Runs work with a connection of its own. Once that connection is lost, every query on it fails. `isNew` asks for one that
   * did not wait in the pool.
   */
  withConnection: <T>(work: (connection: Connection) => Promise<T>, options?: { isNew?: boolean }) => Promise<T>
}

export interface Database extends ConnectionPool {
  /**
   * For frequent statements that find every row by its key. On these connections Postgres keeps one generic plan for each
   * statement; elsewhere it would plan the statement for each set of values, which takes longer than running it.
   */
  genericPlans: ConnectionPool
  end: () => Promise<void>
}

export interface ConnectOptions {
  /** The largest number of connections. */
  max?: number
  /** The largest number of connections with generic plans, beside those. */
  genericPlans?: number
  /** The application name that Postgres shows for these connections. */
  name?: string
  metrics?: Metrics
  /** Hears of every statement when it is sent. */
  onStatement?: (statement: SentStatement) => void
}

export interface SentStatement {
  pool: 'usual' | 'generic'
  text: string
  parameters: readonly unknown[]
}

export function connect(
  url: string,
  { max = 8, genericPlans = 4, name = 'laude', metrics = unmeasured, onStatement }: ConnectOptions = {},
): Database {
  const options = {
    // One connection a client, so that we decide the order of its statements and may begin transactions by hand.
    max: 1,
    prepare: !isTransactionPooler(url),
    fetch_types: false,
    types: arrayTypes,
    connect_timeout: 5,
    // The pool closes old and idle connections: it knows which of them are in use.
    max_lifetime: null,
    onnotice: () => {},
  }
  const createPool = (pool: SentStatement['pool'], size: number, settings: Record<string, string | number>) => {
    const opened = metrics.counter('laude_database_connections_opened_total', { pool })
    const debug = onStatement
      ? (_connection: number, text: string, parameters: unknown[]) => onStatement({ pool, text, parameters })
      : false
    const created = createConnectionPool({
      max: size,
      open: (onclose) => {
        opened()
        const sql = postgres(url, { ...options, debug, connection: { application_name: name, ...settings }, onclose })
        return { sql, tx: drizzle(sql), prepared: drizzle(keepPrepared(sql)), close: () => sql.end({ timeout: 0 }) }
      },
    })
    for (const state of ['used', 'idle'] as const)
      metrics.gauge('laude_database_connections', () => created.standing()[state], { pool, state })
    metrics.gauge('laude_database_waiting', () => created.standing().waiting, { pool })
    return created
  }
  const usual = createPool('usual', max, TIMEOUTS)
  const byKey = createPool('generic', genericPlans, GENERIC_PLANS)
  return {
    withConnection: usual.withConnection,
    genericPlans: byKey,
    end: async () => void (await Promise.all([usual.end(), byKey.end()])),
  }
}

/**
 * The same driver, whose statements stay prepared. Without that, it asks for the types of the parameters before it sends them,
 * and sends nothing else meanwhile.
 */
const keepPrepared = (sql: postgres.Sql): postgres.Sql => {
  const unsafe: postgres.Sql['unsafe'] = (query, parameters, options) =>
    sql.unsafe(query, parameters, { ...options, prepare: true })
  return new Proxy(sql, { get: (target, key) => (key === 'unsafe' ? unsafe : Reflect.get(target, key)) })
}

/** In milliseconds. */
const TIMEOUTS = { statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 }

/** A kept plan must not scan a whole table because that table was small, or empty, when the plan was made. */
const GENERIC_PLANS = { ...TIMEOUTS, plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off', jit: 'off' }

/** Supabase's pooler gives each transaction another connection, so a prepared statement would be lost. */
export const isTransactionPooler = (url: string) => new URL(url).port === '6543'
