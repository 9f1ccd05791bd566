import { goalFacts, type GoalFactsRow } from '../../_db/queries/goals/facts.ts'
import { goalSettings, recentGoals, type GoalRow, type GoalSettings } from '../../_db/queries/goals/goals.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import type { Connection } from '../../_db/client.ts'
import { HISTORY_DAYS } from '../../_domain/goals/history.ts'
import type { GoalFacts } from '../../_domain/goals/progress.ts'
import { newStreak, statusOn } from '../../_domain/streaks/streak.ts'
import { addDays } from '../../_domain/time/days.ts'
import type { LearnerDay } from '../../_domain/time/learner-day.ts'

export interface LoadedGoals {
  learner: LearnerKey
  today: LearnerDay
  settings: GoalSettings
  /** Of the last four weeks. */
  rows: readonly GoalRow[]
  facts: GoalFacts
  xp: number
}

/** A learner's goals, and what their progress follows from. */
export async function loadGoals(sql: Connection['sql'], learner: LearnerKey, today: LearnerDay): Promise<LoadedGoals> {
  const since = addDays(today.local_date, -HISTORY_DAYS)
  const [settings, rows, row] = await Promise.all([
    goalSettings(sql, learner),
    recentGoals(sql, learner, since),
    goalFacts(sql, learner, since),
  ])
  return { learner, today, settings, rows, facts: toFacts(row, today), xp: row.xp }
}

const toFacts = (
  { counters, streak, learned, exams }: GoalFactsRow,
  { local_date, forgiven }: LearnerDay,
): GoalFacts => ({
  today: local_date,
  counters,
  learned,
  exams,
  streak: statusOn(streak ?? newStreak(), local_date, { forgiven }).current,
})
