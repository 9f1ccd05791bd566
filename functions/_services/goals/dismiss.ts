import { endGoals } from '../../_db/queries/goals/goals.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeGoal } from './change.ts'

/** Puts a goal away. It does not come back today, and its kind comes less often afterwards. */
export const dismiss = (context: WithClaims<DatabaseContext>, id: string) =>
  changeGoal(context, id, (sql, { loaded: { learner, today } }) =>
    endGoals(sql, learner.user_id, [id], { end: 'dismissed', ended_on: today.local_date }),
  )
