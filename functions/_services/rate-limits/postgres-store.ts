import type { Database } from '../../_db/client.ts'
import { chargeCaller, deleteFullBuckets } from '../../_db/queries/rate-limits/charge.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { capacityOf, timeFor } from '../../_domain/rate-limits/bucket.ts'
import type { RateLimitStore } from './rate-limit-store.ts'

/** In an unlogged table: a crash forgives everybody, which is cheaper than a log of every request. */
export const createPostgresStore = (db: Database): RateLimitStore => ({
  charge: async (key, policy, { spent, weight }) => {
    const charge = chargeCaller({
      key,
      spent: timeFor(policy, spent),
      weight: timeFor(policy, weight),
      capacity: capacityOf(policy),
    })
    // A connection that was lost behind the charge charges twice: the caller waits a little longer.
    const [row] = await withRepeat(db.genericPlans, ({ sql }) => charge(sql))
    if (!row) throw new Error('A charge was not answered.')
    return { isAllowed: row.is_allowed, debt: row.debt }
  },
})

/** The most buckets that one turn deletes. */
const PAGE = 5000

/** Deletes buckets that are full again; true if there may be more. */
export async function deleteFullPage({ db }: { db: Database }): Promise<boolean> {
  const remove = deleteFullBuckets({ most: PAGE })
  return (await withRepeat(db.genericPlans, ({ sql }) => remove(sql))).length === PAGE
}
