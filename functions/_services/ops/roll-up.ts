import {
  listLearnersOf,
  lockRollUps,
  makeNextPartitions,
  makePartitions,
  nextDueDay,
  nextUnlistedDay,
  noticeDays,
  rollUpDay,
} from '../../_db/queries/ops/roll-up.ts'
import { countInsights, nextDueCommunity } from '../../_db/queries/insights/count.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import type { DatabaseContext } from '../context.ts'

/**
 * Looks through what was recorded since the last time, and counts the oldest day anew that has something new. So a test that was
 * taken offline changes the day on which it was taken.
 */
export const rollUpPage = ({ db }: Pick<DatabaseContext, 'db'>): Promise<{ rolled: string | null; more: boolean }> =>
  withService(db, async (tx) => {
    if (!(await lockRollUps(tx))) return { rolled: null, more: false }
    await makeNextPartitions(tx)
    const isBehind = await noticeDays(tx)
    const day = await nextDueDay(tx)
    if (day === undefined) return { rolled: null, more: (await followDays(tx)) || isBehind }
    await makePartitions(tx, [day])
    await rollUpDay(tx, day)
    return { rolled: day, more: true }
  })

/** What follows from counted days: who was active on one of them, or the insights of one community. False: nothing is due. */
async function followDays(tx: Transaction): Promise<boolean> {
  const day = await nextUnlistedDay(tx)
  if (day !== undefined) {
    await listLearnersOf(tx, day)
    return true
  }
  const community = await nextDueCommunity(tx)
  if (community === undefined) return false
  await countInsights(tx, community)
  return true
}

/** Days that one call of the scheduler counts at most. */
const DAYS = 5

/** The same for a scheduler: some days, and whether there are more. */
export async function rollUpForAWhile(context: Pick<DatabaseContext, 'db'>): Promise<{ more: boolean }> {
  for (let day = 0; day < DAYS; day++) if (!(await rollUpPage(context)).more) return { more: false }
  return { more: true }
}
