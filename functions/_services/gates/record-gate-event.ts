import type { GatePassed } from '../../_contracts/gates/gates.ts'
import { loggedDims } from '../../_db/queries/engine/logged-dims.ts'
import { withService } from '../../_db/session.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import type { LearnerDay } from '../../_domain/time/learner-day.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import { applyEvents, type Engine } from '../engine/apply.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import type { RewardLabels } from '../rewards/labels.ts'
import type { LearnerGate } from './read.ts'

export interface NewGateEvent {
  /** The same for the same step, whoever else takes it at the same time. */
  id: string
  type: string
  user_id: string
  today: LearnerDay
  dims: Readonly<Record<string, string>>
}

export interface GateEventResult {
  outcome: Outcome
  replayed: boolean
  /** Whether this very step counted: somebody else's may have the same id, and what was decided before stays. */
  counted: boolean
}

/** Takes a step at a gate through the engine: of the same step taken many times at once, one counts. */
export async function recordGateEvent(
  engine: Engine,
  { row }: LearnerGate,
  step: NewGateEvent,
): Promise<GateEventResult> {
  const { today, ...rest } = step
  const activity: Activity = {
    ...rest,
    ...today,
    community_id: row.community_id,
    occurred_at: engine.now(),
    content_id: row.id,
    dims: { milestone: row.code, ...step.dims },
    metrics: {},
  }
  const [applied] = await applyEvents(engine, [activity])
  if (!applied) throw new Error('A step was not answered.')
  if (applied.status === 'refused') throw applied.error
  const replayed = applied.status === 'duplicate'
  const counted =
    applied.outcome.milestones.some(({ id }) => id === row.code) &&
    (!replayed || (await isLogged(engine, step.user_id, step)))
  return { outcome: applied.outcome, replayed, counted }
}

/** Whether the step in the log is this one, or somebody else's in its place. */
async function isLogged({ db }: Engine, userId: string, { id, dims }: NewGateEvent): Promise<boolean> {
  const logged = await withService(db, (tx) => loggedDims(tx, userId, id))
  return Object.entries(dims).every(([name, value]) => logged?.[name] === value)
}

/** What came of it, but for how the gate stands now. */
export const toPassed = async (
  faces: RewardLabels,
  { outcome, replayed }: GateEventResult,
): Promise<Omit<GatePassed, 'gate'>> => ({
  ...(await toRewards(outcome, faces)),
  xp: outcome.xp.reduce((sum, { amount }) => sum + amount, 0),
  replayed,
})
