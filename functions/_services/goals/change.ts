import type { Goals } from '../../_contracts/goals/goals.ts'
import { communityOfGoal, lockGoalSettings, type GoalRow } from '../../_db/queries/goals/goals.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import type { Connection } from '../../_db/client.ts'
import { notFound } from '../../_domain/errors.ts'
import type { AboutCommunity } from '../../_contracts/wire.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { loadGoals, type LoadedGoals } from './load.ts'
import { toGoals } from './to-goals.ts'

interface FoundGoal {
  loaded: LoadedGoals
  goal: GoalRow
  now: number
}

/** Changes one of the caller's goals. Whoever chooses or changes goals of the same learner meanwhile waits. */
export const changeGoal = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  id: string,
  change: (sql: Connection['sql'], found: FoundGoal) => Promise<unknown>,
): Promise<AboutCommunity<{ goals: Goals }>> =>
  withService(db, async (tx: Transaction, sql) => {
    const community = await communityOfGoal(sql, claims.sub, id)
    if (community === undefined) throw notFound('goal')
    const { id: community_id } = await findMyCommunity(tx, claims, community)
    const learner = { user_id: claims.sub, community_id }
    await lockGoalSettings(sql, learner)
    const instant = now()
    const today = await todayOf(tx, claims.sub, instant)
    const loaded = await loadGoals(sql, learner, today)
    const goal = loaded.rows.find((row) => row.id === id)
    // It ended weeks ago.
    if (!goal) throw notFound('goal')
    await change(sql, { loaded, goal, now: instant })
    return { community, goals: toGoals(await loadGoals(sql, learner, today)) }
  })
