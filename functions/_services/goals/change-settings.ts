import type { Goals } from '../../_contracts/goals/goals.ts'
import { storeOff } from '../../_db/queries/goals/goals.ts'
import { withService } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readGoals } from './read.ts'

/** Turns goals off in a community, or on again: then those that are open are there as before. */
export async function changeGoalSettings(
  context: WithClaims<DatabaseContext>,
  { community, off }: { community: string; off: boolean },
): Promise<Goals> {
  const { db, claims } = context
  await withService(db, async (tx, sql) => {
    const { id } = await findMyCommunity(tx, claims, community)
    await storeOff(sql, { user_id: claims.sub, community_id: id }, off)
  })
  return readGoals(context, community)
}
