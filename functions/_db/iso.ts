import { sql, type SQL } from 'drizzle-orm'

/** A point in time as ISO 8601 text, in UTC with milliseconds. */
export const iso = (moment: SQL) => sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
