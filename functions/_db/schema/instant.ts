import { timestamp } from 'drizzle-orm/pg-core'

/** A point in time. Always with a zone, so that no server's own zone ever matters. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })
