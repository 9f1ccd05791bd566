import { and, eq, isNull } from 'drizzle-orm'
import { userAchievements } from '../../schema/achievements.ts'
import type { Transaction } from '../../session.ts'

export interface AwardKey {
  userId: string
  communityId: string
  achievementId: string
}

export type Award = Awaited<ReturnType<typeof awardsOf>>[number]

/** The awards of a learner in a community that the reader may see, a row for each tier. */
export function awardsOf(tx: Transaction, userId: string, communityId: string) {
  return tx
    .select({
      id: userAchievements.id,
      achievement_id: userAchievements.achievement_id,
      tier: userAchievements.tier,
      earned_at: userAchievements.earned_at,
      visibility: userAchievements.visibility,
      featured: userAchievements.featured,
    })
    .from(userAchievements)
    .where(
      and(
        eq(userAchievements.user_id, userId),
        eq(userAchievements.community_id, communityId),
        isNull(userAchievements.revoked_at),
      ),
    )
}
