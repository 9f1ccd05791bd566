import type { Goals } from '../../_contracts/goals/goals.ts'
import { readAsService, withService } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { loadGoals } from './load.ts'
import { isStale, prepareGoals } from './prepare.ts'
import { toGoals } from './to-goals.ts'

/** The caller's goals in a community. The first look of a day chooses them. */
export async function readGoals({ db, now, claims }: WithClaims<DatabaseContext>, slug: string): Promise<Goals> {
  const loaded = await readAsService(db, claims.sub, async (tx, sql) => {
    const [{ id }, today] = await Promise.all([findMyCommunity(tx, claims, slug), todayOf(tx, claims.sub, now())])
    return loadGoals(sql, { user_id: claims.sub, community_id: id }, today)
  })
  if (!isStale(loaded)) return toGoals(loaded)
  const { learner, today } = loaded
  return toGoals(await withService(db, (_, sql) => prepareGoals(sql, learner, { today, now: now() })))
}
