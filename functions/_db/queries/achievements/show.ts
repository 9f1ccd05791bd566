import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface AwardVisibilityRow extends Record<string, unknown> {
  id: string
  visibility: 'private' | 'public'
  featured: number | null
}

/** One of the reader's own awards, as it is shown. */
export async function shownAward(tx: Transaction, userId: string, id: string) {
  const [award] = await tx.execute<AwardVisibilityRow>(sql`
    select id, visibility, featured
    from user_achievements
    where user_id = ${userId} and id = ${id} and revoked_at is null
  `)
  return award
}

/** Whoever hides it does not feature it. */
export const hide = (tx: Transaction, userId: string, id: string) =>
  tx.execute(sql`
    update user_achievements set visibility = 'private', featured = null where user_id = ${userId} and id = ${id}
  `)

export const showToAll = (tx: Transaction, userId: string, id: string) =>
  tx.execute(sql`update user_achievements set visibility = 'public' where user_id = ${userId} and id = ${id}`)

export const unfeature = (tx: Transaction, userId: string, id: string) =>
  tx.execute(sql`update user_achievements set featured = null where user_id = ${userId} and id = ${id}`)

/**
 * Takes the first free place of three, where there is one. Two at once may both find it free: the unique index lets one
 * of them have it.
 */
export const feature = (tx: Transaction, userId: string, id: string) =>
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
