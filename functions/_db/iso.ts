import { sql, type SQL } from 'drizzle-orm'

/** A point in time as ISO 8601 text, in UTC with milliseconds. */
export const iso = (moment: SQL) => sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A time in milliseconds since 1970, as Postgres writes it. */
export const at = (now: number): SQL => sql`to_timestamp(${now / 1000}::float8)`
