import { endGoals, insertGoals, storeSwap } from '../../_db/queries/goals/goals.ts'
import { DomainError } from '../../_domain/errors.ts'
import { swapGoal } from '../../_domain/goals/choose.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeGoal } from './change.ts'
import { toChoice } from './prepare.ts'
import { swapsLeft } from './to-goals.ts'

/** Another goal in place of one that is open. A repeat changes nothing. */
export const swap = (context: WithClaims<DatabaseContext>, id: string) =>
  changeGoal(context, id, async (sql, { loaded, goal, now }) => {
    if (goal.end === 'swapped') return
    if (goal.end !== null) throw new DomainError('goal_ended', 'This goal is over already.')
    if (swapsLeft(loaded) === 0)
      throw new DomainError('no_other_goal', 'You have swapped as many goals as a day has. Tomorrow brings new ones.')
    const other = swapGoal(await toChoice(sql, loaded))
    if (!other) throw new DomainError('no_other_goal', 'No other goal fits today. Tomorrow brings new ones.')
    const { learner, today } = loaded
    await endGoals(sql, learner.user_id, [id], { end: 'swapped', ended_on: today.local_date })
    await insertGoals(sql, learner, [other], { set_on: today.local_date, set_at: now })
    await storeSwap(sql, learner, today.local_date)
  })
