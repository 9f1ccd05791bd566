import { sql } from 'drizzle-orm'
import type { Transaction } from '../session.ts'

/** What a learner has in a community; nothing, of somebody who has done nothing yet. */
export async function totalXp(tx: Transaction, userId: string, communityId: string): Promise<number> {
  const [row] = await tx.execute<{ total: number }>(sql`
    select total::float8 as total from user_xp where user_id = ${userId} and community_id = ${communityId}
  `)
  return row?.total ?? 0
}
