import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface AwardVisibilityRow extends Record<string, unknown> {
  id: string
  visibility: 'private' | 'public'
  featured: number | null
}

/** One of the learner's own awards, and how it is shown. */
export async function findAward(tx: Transaction, userId: string, id: string) {
  const [award] = await tx.execute<AwardVisibilityRow>(sql`
    select id, visibility, featured
    from user_achievements
    where user_id = ${userId} and id = ${id} and revoked_at is null
  `)
  return award
}

/** A hidden award is not featured either. */
export const hideAward = (tx: Transaction, userId: string, id: string) =>
  tx.execute(sql`
    update user_achievements set visibility = 'private', featured = null where user_id = ${userId} and id = ${id}
  `)

export const publishAward = (tx: Transaction, userId: string, id: string) =>
  tx.execute(sql`update user_achievements set visibility = 'public' where user_id = ${userId} and id = ${id}`)

export const unfeatureAward = (tx: Transaction, userId: string, id: string) =>
  tx.execute(sql`update user_achievements set featured = null where user_id = ${userId} and id = ${id}`)

/**
 * Features the award in the first free place of three, if there is one. Two concurrent requests may both find the same
 * place free: then the unique index refuses the second.
 */
export const featureAward = (tx: Transaction, userId: string, id: string) =>
  tx.execute(sql`
    update user_achievements as award
    set featured = (
      select min(place)
      from generate_series(1, 3) as place
      where not exists (
        select
        from user_achievements as other
        where other.user_id = award.user_id and other.community_id = award.community_id and other.featured = place
      )
    )
    where user_id = ${userId} and id = ${id} and featured is null
  `)
