import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** Seconds that an idle refresher lets pass before it says again that all is up to date. */
const REST = 10

export const noteRefreshed = (tx: Transaction, now: number) =>
  tx.execute(sql`
    update private.leaderboard_refresh
    set refreshed_at = to_timestamp(${now / 1000}::float8)
    where refreshed_at is null or refreshed_at <= to_timestamp(${now / 1000 - REST}::float8)
  `)

/** Boards may be as old as this, in seconds; by older ones nothing is given. */
const STALE = 15 * 60

export async function areBoardsFresh(tx: Transaction, now: number): Promise<boolean> {
  const [row] = await tx.execute<{ fresh: boolean }>(sql`
    select coalesce(refreshed_at > to_timestamp(${now / 1000 - STALE}::float8), false) as fresh
    from private.leaderboard_refresh
  `)
  return row?.fresh ?? false
}
