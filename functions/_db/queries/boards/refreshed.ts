import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** An idle refresher stores the time of its last look only this often, in seconds. */
const STORE_EVERY = 10

export const noteRefreshed = (tx: Transaction, now: number) =>
  tx.execute(sql`
    update private.leaderboard_refresh
    set refreshed_at = to_timestamp(${now / 1000}::float8)
    where refreshed_at is null or refreshed_at <= to_timestamp(${now / 1000 - STORE_EVERY}::float8)
  `)

/** The oldest a board may be for a rule to award anything by it, in seconds. */
const MAX_AGE = 15 * 60

export async function areBoardsFresh(tx: Transaction, now: number): Promise<boolean> {
  const [row] = await tx.execute<{ fresh: boolean }>(sql`
    select coalesce(refreshed_at > to_timestamp(${now / 1000 - MAX_AGE}::float8), false) as fresh
    from private.leaderboard_refresh
  `)
  return row?.fresh ?? false
}
