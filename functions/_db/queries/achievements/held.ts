import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface HeldAward extends Record<string, unknown> {
  /** As the engine calls it: with `:tier` behind that of a tiered one. */
  id: string
  tier: string | null
  paid: number
  /** The learner's day on which it was paid; null of what paid nothing. */
  paid_on: string | null
}

/** What a learner holds of an achievement, each tier by itself, and what it paid. */
export const heldAwards = (tx: Transaction, userId: string, communityId: string, achievementId: string) =>
  tx.execute<HeldAward>(sql`
    select held.id, held.tier, coalesce(amount, 0) as paid, local_date::text as paid_on
    from (
      select 'a' || number || coalesce(':' || award.tier, '') as id, award.tier
      from user_achievements as award
      join achievements on achievements.id = award.achievement_id
      where user_id = ${userId}
        and award.community_id = ${communityId}
        and award.achievement_id = ${achievementId}
        and revoked_at is null
    ) as held
    left join xp_transactions as entry
      on entry.user_id = ${userId} and entry.community_id = ${communityId} and reason = 'achievement' and reference = held.id
    order by held.id
  `)
