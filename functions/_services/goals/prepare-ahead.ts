import { lockDueLearners, storeDue } from '../../_db/queries/goals/due.ts'
import { zonesOf } from '../../_db/queries/streaks/streaks.ts'
import { withService } from '../../_db/session.ts'
import { morningAfter } from '../../_domain/goals/quiet.ts'
import { addDays } from '../../_domain/time/days.ts'
import { learnerDay } from '../../_domain/time/learner-day.ts'
import type { DatabaseContext } from '../context.ts'
import { loadGoals } from './load.ts'
import { isStale, prepareGoals } from './prepare.ts'

/** Few, so that a learner who comes meanwhile waits for a moment only. */
const PAGE = 20

/** The most transactions of one call of a scheduler. */
const TURNS = 20

/** For whoever learned in so many days, goals are chosen before they come. */
const ACTIVE_DAYS = 7

interface PreparedAhead {
  prepared: number
  /** Whether there is more to do. */
  more: boolean
}

/**
 * Chooses goals of the day in the learner's morning, as their first look would. Whoever has not learned for a week is left until they come. One
 * transaction, so a worker may be killed anywhere, and any number of these may run at the same time.
 */
export const prepareAhead = ({ db, now: clock }: DatabaseContext, page = PAGE): Promise<PreparedAhead> =>
  withService(db, async (tx, sql) => {
    const now = clock()
    const learners = await lockDueLearners(sql, now, page)
    let prepared = 0
    for (const learner of learners) {
      const zones = await zonesOf(tx, learner.user_id)
      if (!zones) continue
      const today = learnerDay(zones, new Date(now))
      const loaded = await loadGoals(sql, learner, today)
      const since = addDays(today.local_date, -ACTIVE_DAYS)
      if (loaded.settings.is_off || !loaded.facts.learned.some((day) => day >= since)) {
        await storeDue(sql, learner, null)
        continue
      }
      if (isStale(loaded)) {
        await prepareGoals(sql, learner, { today, now })
        prepared += 1
      }
      await storeDue(sql, learner, morningAfter(zones, now))
    }
    return { prepared, more: learners.length === page }
  })

/** For a scheduler: as many turns as fit into one call. */
export async function prepareAheadForAWhile(context: DatabaseContext): Promise<{ more: boolean }> {
  let more = true
  for (let turn = 0; turn < TURNS && more; turn++) more = (await prepareAhead(context)).more
  return { more }
}
