import type { Connection } from '../../_db/client.ts'
import { endGoals } from '../../_db/queries/goals/goals.ts'
import { tell, wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { goalProgress } from '../../_domain/goals/progress.ts'
import type { LoadedGoals } from './load.ts'

/** Open goals that are met by now, or can no longer be. */
export const endedNow = ({ rows, facts }: LoadedGoals) =>
  rows.flatMap((row) => {
    if (row.end !== null) return []
    const { standing } = goalProgress(row, facts)
    return standing === 'open' ? [] : [{ id: row.id, standing }]
  })

/**
 * Ends what was met or ran out, and tells the learner of what they reached: once, since a goal ends once. Whoever has turned goals off is told
 * nothing. Returns how many were met.
 */
export async function endGoalsNow(sql: Connection['sql'], loaded: LoadedGoals, now: number): Promise<number> {
  const { learner, today, settings } = loaded
  const ended = endedNow(loaded)
  const end = async (standing: 'met' | 'over') => {
    const ids = ended.filter((goal) => goal.standing === standing).map(({ id }) => id)
    return ids.length === 0
      ? []
      : await endGoals(sql, learner.user_id, ids, { end: standing, ended_on: today.local_date })
  }
  await end('over')
  const met = await end('met')
  if (met.length > 0 && !settings.is_off) {
    await tell(
      sql,
      met.map(({ kind, start, target, test_id }) => ({
        ...learner,
        id: uuid7(now),
        kind: 'goal_reached',
        payload: { kind, start, target, test_id },
      })),
    )
    await wakeLearners(sql, [learner.user_id])
  }
  return met.length
}
