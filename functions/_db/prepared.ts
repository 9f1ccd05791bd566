import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Lane } from './client.ts'

const dialect = new PgDialect()

/**
 * A query that Postgres parses and plans once a connection, where planning it would take longer than the answer. Its
 * values are texts and numbers.
 */
export async function runPrepared<T extends object>(sql: Lane['sql'], query: SQL): Promise<T[]> {
  const { sql: text, params } = dialect.sqlToQuery(query)
  const values = params.map((value) => (typeof value === 'number' ? value : String(value)))
  return [...(await sql.unsafe<T[]>(text, values, { prepare: true }))]
}
