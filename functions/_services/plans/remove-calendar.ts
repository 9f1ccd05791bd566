import type { StudyPlan } from '../../_contracts/plans/plans.ts'
import { removeFeed } from '../../_db/queries/plans/feeds.ts'
import { withService } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readPlan } from './read.ts'

/** Ends the address of the caller's calendar. A repeat changes nothing. */
export async function deleteCalendar(context: WithClaims<DatabaseContext>, slug: string): Promise<StudyPlan> {
  const { db, claims } = context
  await withService(db, async (tx, sql) => {
    const { id } = await findMyCommunity(tx, claims, slug)
    await removeFeed(sql, { user_id: claims.sub, community_id: id })
  })
  return readPlan(context, slug)
}
