import { lockChanged, removeGoalChanges } from '../../_db/queries/goals/due.ts'
import { lockGoalSettings } from '../../_db/queries/goals/goals.ts'
import { zonesOf } from '../../_db/queries/streaks/streaks.ts'
import { withService } from '../../_db/session.ts'
import { learnerDay } from '../../_domain/time/learner-day.ts'
import type { DatabaseContext } from '../context.ts'
import { endGoalsNow } from './end.ts'
import { loadGoals } from './load.ts'

/** How many changes one transaction takes. */
const PAGE = 100

/** The most transactions of one call of a scheduler. */
const TURNS = 20

interface FollowedGoals {
  met: number
  /** Whether there is more to do. */
  more: boolean
}

/** Looks whether learners reached goals with what they finished. One transaction, so a worker may be killed anywhere. */
export const followGoals = ({ db, now }: DatabaseContext, page = PAGE): Promise<FollowedGoals> =>
  withService(db, async (tx, sql) => {
    const learners = await lockChanged(sql, page)
    let met = 0
    for (const { user_id, community_id } of learners) {
      const zones = await zonesOf(tx, user_id)
      // They deleted their account a moment ago.
      if (!zones) continue
      const learner = { user_id, community_id }
      await lockGoalSettings(sql, learner)
      met += await endGoalsNow(sql, await loadGoals(sql, learner, learnerDay(zones, new Date(now()))), now())
    }
    const changes = learners.flatMap((learner) => learner.changes)
    if (changes.length > 0) await removeGoalChanges(sql, changes)
    return { met, more: changes.length === page }
  })

/** For a scheduler: as many turns as fit into one call. */
export async function followGoalsForAWhile(context: DatabaseContext): Promise<{ more: boolean }> {
  let more = true
  for (let turn = 0; turn < TURNS && more; turn++) more = (await followGoals(context)).more
  return { more }
}
