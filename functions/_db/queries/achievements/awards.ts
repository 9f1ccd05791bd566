import { and, eq, isNull } from 'drizzle-orm'
import { userAchievements } from '../../schema/achievements.ts'
import type { Transaction } from '../../session.ts'

type Learner = Pick<AwardKey, 'userId' | 'communityId'>

export interface AwardKey {
  userId: string
  communityId: string
  achievementId: string
}

export type Award = Awaited<ReturnType<typeof awardsOf>>[number]

/** The awards of a learner in a community that the reader may see, a row for each tier. */
export function awardsOf(tx: Transaction, learner: Learner) {
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
    .where(heldBy(learner))
}

/** The ids of the achievements that a learner holds in a community, as far as the reader may see it. */
export const heldAchievements = (tx: Transaction, learner: Learner) =>
  tx.select({ id: userAchievements.achievement_id }).from(userAchievements).where(heldBy(learner))

const heldBy = ({ userId, communityId }: Learner) =>
  and(
    eq(userAchievements.user_id, userId),
    eq(userAchievements.community_id, communityId),
    isNull(userAchievements.revoked_at),
  )
