import type { StudyPlan } from '../../_contracts/plans/plans.ts'
import { removePlan } from '../../_db/queries/plans/plans.ts'
import { withService } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readPlan } from './read.ts'

/** Forgets the caller's exam date. Reviews go on as they are due. A repeat changes nothing. */
export async function deletePlan(context: WithClaims<DatabaseContext>, slug: string): Promise<StudyPlan> {
  const { db, claims } = context
  await withService(db, async (tx, sql) => {
    const { id } = await findMyCommunity(tx, claims, slug)
    await removePlan(sql, { user_id: claims.sub, community_id: id })
  })
  return readPlan(context, slug)
}
