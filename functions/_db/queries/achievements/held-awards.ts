import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import type { AwardKey } from './awards.ts'

export interface HeldAward extends Record<string, unknown> {
  /** The engine's rule id: `a` and the achievement's number, followed by `:tier` if it has tiers. */
  id: string
  tier: string | null
  paid: number
  /** The learner's local date of the payment; null if it paid nothing. */
  paid_on: string | null
  /** Whether it was revoked before, and given back since. */
  again: boolean
}

/** The awards of one achievement that a learner holds, a row for each tier, with the XP that each paid. */
export const heldAwards = (tx: Transaction, { userId, communityId, achievementId }: AwardKey) =>
  tx.execute<HeldAward>(sql`
    select held.id, held.tier, coalesce(amount, 0) as paid, local_date::text as paid_on, exists (
      select from xp_transactions
      where user_id = ${userId} and community_id = ${communityId} and reason = 'revocation' and reference = held.id
    ) as again
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
