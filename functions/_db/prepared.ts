import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'
import type { Connection } from './client.ts'

const dialect = new PgDialect()

/**
 * A query that Postgres parses and plans once a connection, where planning it would take longer than the answer. Its
 * values are texts and numbers.
 */
export const runPrepared = async <T extends object>(sql: Connection['sql'], query: SQL): Promise<T[]> => [
  ...(await prepared<T>(sql, query)),
]

/** The same, not sent yet. */
export function prepared<T extends object>(sql: Connection['sql'], query: SQL): postgres.PendingQuery<T[]> {
  const { sql: text, params } = dialect.sqlToQuery(query)
  const values = params.map((value) => (typeof value === 'number' ? value : String(value)))
  return sql.unsafe<T[]>(text, values, { prepare: true })
}
