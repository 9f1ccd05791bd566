import { sql, type SQL } from 'drizzle-orm'
import { at } from '../../iso.ts'

/**
 * How a stored thread stands now: one whose time to come back has come is open. The same as `stateAt` in the domain; a test holds
 * the two together.
 */
export const stateNow = (now: number): SQL =>
  sql`case when thread.state = 'snoozed' and thread.snoozed_until <= ${at(now)} then 'open' else thread.state end`

/** As a condition that an index helps with. */
export const isOpenNow = (now: number, alias: 'thread' | 'beside' = 'thread'): SQL => {
  const row = sql.raw(alias)
  return sql`(${row}.state = 'open' or ${row}.state = 'snoozed' and ${row}.snoozed_until <= ${at(now)})`
}
