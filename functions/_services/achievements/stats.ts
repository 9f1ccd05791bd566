import { achievementStats, type AchievementStats } from '../../_contracts/achievements/stats.ts'
import { statsOf } from '../../_db/queries/achievements/stats.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'

/** How achievements are earned in a community, for who teaches there. */
export const readStats = ({ db, now }: Engine, claims: Claims, communitySlug: string): Promise<AchievementStats[]> =>
  withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, communitySlug, 'Statistics are for instructors.')
    return (await statsOf(tx, community.id, now())).map((row) => achievementStats.parse(row))
  })
