import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { arrayTypes } from './arrays.ts'
import { createLanes } from './lanes.ts'

/** One connection to Postgres, lent to one piece of work at a time: what it sends runs in the order it is sent. */
export interface Lane {
  /** For queries written by hand. */
  sql: postgres.Sql
  /** The same connection, for queries that drizzle writes. */
  tx: PostgresJsDatabase
}

export interface Database {
  /** Lends a connection. Once it is lost, all that is still asked of it fails. */
  lend: <T>(work: (lane: Lane) => Promise<T>) => Promise<T>
  end: () => Promise<void>
}

export interface ConnectOptions {
  /** Connections at the most. */
  max?: number
  /** What the server calls us. */
  name?: string
}

export function connect(url: string, { max = 10, name = 'laude' }: ConnectOptions = {}): Database {
  const options = {
    // One, whose statements are ours alone to order: the driver lets us begin transactions on it by hand.
    max: 1,
    prepare: !isTransactionPooler(url),
    fetch_types: false,
    types: arrayTypes,
    connect_timeout: 5,
    // When a connection is old or idle is for the lanes to say: they know whether somebody is about to use it.
    max_lifetime: null,
    connection: { application_name: name, statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 },
    onnotice: () => {},
  }
  return createLanes({
    max,
    open: (onclose) => {
      const sql = postgres(url, { ...options, onclose })
      return { sql, tx: drizzle(sql), close: () => sql.end({ timeout: 0 }) }
    },
  })
}

/** Supabase's pooler hands each transaction another connection, so a prepared statement would be lost. */
export const isTransactionPooler = (url: string) => new URL(url).port === '6543'
