import { sql, type SQL } from 'drizzle-orm'

/** A moment as JSON has it. */
export const iso = (moment: SQL) => sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
