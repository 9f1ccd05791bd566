import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { arrayTypes } from './arrays.ts'

export type Database = PostgresJsDatabase & { $client: postgres.Sql }

export interface ConnectOptions {
  /** Connections at the most. */
  max?: number
  /** What the server calls us. */
  name?: string
}

export function connect(url: string, { max = 10, name = 'laude' }: ConnectOptions = {}): Database {
  const options = {
    max,
    prepare: !isTransactionPooler(url),
    fetch_types: false,
    types: arrayTypes,
    connect_timeout: 5,
    idle_timeout: 60,
    connection: { application_name: name, statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 },
    onnotice: () => {},
  }
  return drizzle(postgres(url, options))
}

/** Supabase's pooler hands each transaction another connection, so a prepared statement would be lost. */
export const isTransactionPooler = (url: string) => new URL(url).port === '6543'
