import type { Goals, GoalShown } from '../../_contracts/goals/goals.ts'
import type { GoalRow } from '../../_db/queries/goals/goals.ts'
import { MOST_SWAPS } from '../../_domain/goals/choose.ts'
import { goalProgress, lastDayOf, type GoalFacts } from '../../_domain/goals/progress.ts'
import { sayGoal, sayGoalProgress, sayReason } from '../../_domain/goals/say-goal.ts'
import { levelProgress } from '../../_domain/xp/levels.ts'
import type { LoadedGoals } from './load.ts'

export const swapsLeft = ({ settings: { swapped_on, swaps }, today }: LoadedGoals): number =>
  MOST_SWAPS - (swapped_on === today.local_date ? swaps : 0)

/** Open goals and those that were met today. What ran out, or was put away, is not shown. */
export function toGoals(loaded: LoadedGoals): Goals {
  const { settings, today, rows, facts, xp } = loaded
  const shown = rows.filter(({ end, ended_on }) => end === null || (end === 'met' && ended_on === today.local_date))
  const { level, into, needed } = levelProgress(xp)
  return {
    today: today.local_date,
    off: settings.is_off,
    swaps_left: swapsLeft(loaded),
    goals: settings.is_off ? [] : shown.map((row) => toGoal(row, facts)),
    nears: needed === 0 ? null : { level: level + 1, needed: needed - into },
  }
}

function toGoal(row: GoalRow, facts: GoalFacts): GoalShown {
  const { id, kind, test_id, start, target, figures, set_on, end } = row
  const progress = goalProgress(row, facts)
  const met = end === 'met' || progress.standing === 'met'
  // A streak may have ended since; what was met stays met.
  const now = met ? Math.max(target, progress.now) : progress.now
  return {
    id,
    kind,
    title: sayGoal(row),
    reason: sayReason(kind, figures),
    progress: sayGoalProgress({ kind, start, target, now }),
    test_id,
    start,
    now: Math.floor(now),
    target,
    share: met ? 1 : progress.share,
    met,
    last_day: lastDayOf(set_on),
  }
}
