import { testsForGoals, workSince } from '../../_db/queries/goals/facts.ts'
import { insertGoals, lockGoalSettings, storePrepared } from '../../_db/queries/goals/goals.ts'
import { planOf } from '../../_db/queries/plans/plans.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import type { Connection } from '../../_db/client.ts'
import { chooseGoals, type GoalChoice } from '../../_domain/goals/choose.ts'
import { HISTORY_DAYS } from '../../_domain/goals/history.ts'
import { isAroundExam, isNight } from '../../_domain/goals/quiet.ts'
import { addDays } from '../../_domain/time/days.ts'
import type { LearnerDay } from '../../_domain/time/learner-day.ts'
import { endedNow, endGoalsNow } from './end.ts'
import { loadGoals, type LoadedGoals } from './load.ts'

/** Whether goals are still to be chosen today, or some were met or ran out. */
export const isStale = (loaded: LoadedGoals): boolean => isUnprepared(loaded) || endedNow(loaded).length > 0

function isUnprepared({ settings: { is_off, prepared_on }, today }: LoadedGoals): boolean {
  if (is_off || isNight(today.local_hour)) return false
  // After a move west a date may come twice.
  return prepared_on === null || prepared_on < today.local_date
}

interface GoalTime {
  today: LearnerDay
  now: number
}

/** Ends what was met or ran out, and chooses the goals of the day: once, however many requests ask for them. */
export async function prepareGoals(
  sql: Connection['sql'],
  learner: LearnerKey,
  { today, now }: GoalTime,
): Promise<LoadedGoals> {
  await lockGoalSettings(sql, learner)
  const before = await loadGoals(sql, learner, today)
  const hasEnded = endedNow(before).length > 0
  if (hasEnded) await endGoalsNow(sql, before, now)
  if (isUnprepared(before)) {
    const loaded = hasEnded ? await loadGoals(sql, learner, today) : before
    const chosen = chooseGoals(await toChoice(sql, loaded))
    if (chosen.length > 0) await insertGoals(sql, learner, chosen, { set_on: today.local_date, set_at: now })
    await storePrepared(sql, learner, { day: today.local_date, now })
  }
  return loadGoals(sql, learner, today)
}

/** All that a choice follows from. */
export async function toChoice(
  sql: Connection['sql'],
  { learner, today, facts, rows }: LoadedGoals,
): Promise<GoalChoice> {
  const since = addDays(today.local_date, -HISTORY_DAYS)
  const [work, tests, plan] = await Promise.all([
    workSince(sql, learner, since),
    testsForGoals(sql, learner),
    planOf(sql, learner),
  ])
  const quiet = isNight(today.local_hour) || isAroundExam(today.local_date, plan?.exam_on ?? null)
  return { ...learner, ...facts, work, tests, past: rows, quiet }
}
