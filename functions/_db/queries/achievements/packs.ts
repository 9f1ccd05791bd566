import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** Whether it was new to the community. In plain SQL: admins may set only these two columns. */
export async function choosePack(tx: Transaction, communityId: string, pack: string): Promise<boolean> {
  const chosen = await tx.execute(sql`
    insert into community_packs (community_id, pack)
    values (${communityId}, ${pack})
    on conflict do nothing
    returning pack
  `)
  return chosen.length > 0
}

/** Everyone of whom a sweep has to know something: who did anything there. */
export async function countLearners(tx: Transaction, communityId: string): Promise<number> {
  const [row] = await tx.execute<{ learners: number }>(sql`
    select count(*)::integer as learners from user_counters where community_id = ${communityId}
  `)
  return row?.learners ?? 0
}
