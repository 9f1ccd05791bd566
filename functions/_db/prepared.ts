import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'
import type { Connection } from './client.ts'

const dialect = new PgDialect()

/**
 * A query of drizzle's `sql` that each connection parses and plans once, for queries whose planning takes longer than their
 * answer. Its parameters are texts and numbers.
 */
export const runPrepared = async <T extends object>(sql: Connection['sql'], query: SQL): Promise<T[]> => [
  ...(await toPrepared<T>(sql, query)),
]

/** The same as a query that has not been sent yet. */
export function toPrepared<T extends object>(sql: Connection['sql'], query: SQL): postgres.PendingQuery<T[]> {
  const { sql: text, params } = dialect.sqlToQuery(query)
  const values = params.map((value) => (typeof value === 'number' ? value : String(value)))
  return sql.unsafe<T[]>(text, values, { prepare: true })
}
