import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/**
 * Gives the community a pack; false if it had the pack already. Plain SQL, since drizzle's insert names every column and
 * admins may set only these two.
 */
export async function choosePack(tx: Transaction, communityId: string, pack: string): Promise<boolean> {
  const inserted = await tx.execute(sql`
    insert into community_packs (community_id, pack)
    values (${communityId}, ${pack})
    on conflict do nothing
    returning pack
  `)
  return inserted.length > 0
}

/** How many learners a sweep of the community reads: those with any recorded activity. */
export async function countLearners(tx: Transaction, communityId: string): Promise<number> {
  const [row] = await tx.execute<{ learners: number }>(sql`
    select count(*)::integer as learners from user_counters where community_id = ${communityId}
  `)
  return row?.learners ?? 0
}
