import {
  lockRollUps,
  makeNextPartitions,
  makePartitions,
  nextDueDay,
  noticeDays,
  rollUpDay,
} from '../../_db/queries/ops/roll-up.ts'
import { withService } from '../../_db/session.ts'
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
    if (day === undefined) return { rolled: null, more: isBehind }
    await makePartitions(tx, [day])
    await rollUpDay(tx, day)
    return { rolled: day, more: true }
  })

/** Days that one call of the scheduler counts at most. */
const DAYS = 5

/** The same for a scheduler: some days, and whether there are more. */
export async function rollUpForAWhile(context: Pick<DatabaseContext, 'db'>): Promise<{ more: boolean }> {
  for (let day = 0; day < DAYS; day++) if (!(await rollUpPage(context)).more) return { more: false }
  return { more: true }
}
