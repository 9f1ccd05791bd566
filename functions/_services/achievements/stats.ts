import { achievementStats, type AchievementStats } from '../../_contracts/achievements/stats.ts'
import { statsOf } from '../../_db/queries/achievements/stats.ts'
import { readAsUser } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** How often each achievement of a community is earned, for its instructors and admins. */
export const readAchievementStats = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  communitySlug: string,
): Promise<AchievementStats[]> =>
  readAsUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, communitySlug, 'Only instructors can see statistics.')
    return (await statsOf(tx, community.id, now())).map((row) => achievementStats.parse(row))
  })
