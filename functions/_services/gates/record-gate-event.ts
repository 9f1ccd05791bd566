import type { GatePassed } from '../../_contracts/gates/gates.ts'
import { loggedDims } from '../../_db/queries/engine/logged-dims.ts'
import type { GateRow } from '../../_db/queries/gates/read.ts'
import { withService } from '../../_db/session.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import type { LearnerDay } from '../../_domain/time/learner-day.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import { applyEvents, type Engine } from '../engine/apply.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import type { RewardLabels } from '../rewards/labels.ts'

export interface NewGateEvent {
  row: Pick<GateRow, 'id' | 'code' | 'community_id'>
  /** Derived from what happens, so that two requests that do the same at once have the same id. */
  id: string
  type: string
  user_id: string
  today: LearnerDay
  dims: Readonly<Record<string, string>>
}

export interface GateEventResult {
  outcome: Outcome
  replayed: boolean
  /** False where another request's event has the id, or the gate was decided before. */
  counted: boolean
}

/** Records a submission or decision at a gate through the engine. Of the same event sent many times at once, one counts. */
export async function recordGateEvent(
  engine: Engine,
  { row, today, ...event }: NewGateEvent,
): Promise<GateEventResult> {
  const activity: Activity = {
    ...event,
    ...today,
    community_id: row.community_id,
    occurred_at: engine.now(),
    content_id: row.id,
    dims: { milestone: row.code, ...event.dims },
    metrics: {},
  }
  const [applied] = await applyEvents(engine, [activity])
  if (!applied) throw new Error('The engine returned no result for a gate event.')
  if (applied.status === 'refused') throw applied.error
  const replayed = applied.status === 'duplicate'
  const counted =
    applied.outcome.milestones.some(({ id }) => id === row.code) && (!replayed || (await isLogged(engine, event)))
  return { outcome: applied.outcome, replayed, counted }
}

/** Whether the log has this event under its id, and not one of another request. */
async function isLogged(
  { db }: Engine,
  { id, user_id, dims }: Pick<NewGateEvent, 'id' | 'user_id' | 'dims'>,
): Promise<boolean> {
  const logged = await withService(db, (tx) => loggedDims(tx, user_id, id))
  return Object.entries(dims).every(([name, value]) => logged?.[name] === value)
}

/** What the event earned; how the gate stands now is read afterwards. */
export const toPassed = async (
  labels: RewardLabels,
  { outcome, replayed }: GateEventResult,
): Promise<Omit<GatePassed, 'gate'>> => ({
  ...(await toRewards(outcome, labels)),
  xp: outcome.xp.reduce((sum, { amount }) => sum + amount, 0),
  replayed,
})
