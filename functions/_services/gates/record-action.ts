import type { Action, RecordedAction } from '../../_contracts/gates/actions.ts'
import { reportedOn } from '../../_db/queries/gates/actions.ts'
import { withService, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { DomainError } from '../../_domain/errors.ts'
import { fitsDay, kindAbout } from '../../_domain/engine/reporting.ts'
import { applyEvents, type AppliedEvent, type Engine } from '../engine/apply.ts'
import type { RecordResult as Taken, Recorder } from '../engine/record.ts'
import type { RewardContext } from '../context.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import { toStreakStep } from '../streaks/to-step.ts'
import { toLevel } from '../xp/to-level.ts'
import { actionId } from './action-id.ts'
import { authorizeAction, type AuthorizedAction } from './authorize-action.ts'

export interface ActionServices extends RewardContext {
  recorder: Recorder
}

/** Records what somebody did, once, and answers what came of it. */
export async function recordAction(recording: ActionServices, claims: Claims, action: Action): Promise<RecordedAction> {
  const acting = await authorizeAction(recording, claims, action)
  const taken = await take(recording, claims, action, acting)
  if (taken.status === 'refused') throw taken.error
  if (taken.status === 'queued')
    return {
      recorded: true,
      counts: 'soon',
      achievements: [],
      milestones: [],
      completed: [],
      streak: null,
      xp: 0,
      level: null,
    }
  const { outcome, xp } = taken
  return {
    recorded: taken.status === 'applied',
    counts: 'yes',
    ...(await toRewards(outcome, recording.labels)),
    streak: toStreakStep(outcome.streaks[0]),
    xp: outcome.xp.reduce((sum, { amount }) => sum + amount, 0),
    level: { ...toLevel(xp), ...outcome.level },
  }
}

async function take(
  recording: ActionServices,
  claims: Claims,
  action: Action,
  acting: AuthorizedAction,
): Promise<Taken> {
  const { action_type: type, user_id, content_id, key } = action
  const { community_id, today } = acting
  const event = (id: string, dims: Activity['dims'] = acting.dims): Activity => ({
    id,
    user_id,
    community_id,
    type,
    occurred_at: recording.now(),
    ...today,
    content_id: content_id ?? null,
    dims,
    metrics: acting.metrics,
  })
  if (kindAbout(type) !== undefined && content_id !== undefined)
    return recording.recorder.record(event(actionId({ type, user_id, content_id, local_date: today.local_date })))
  if (type === 'daily_login')
    return recording.recorder.record(event(stableId(`${type}:${user_id}:${community_id}:${today.local_date}`)))
  if (key === undefined)
    throw new DomainError('validation_failed', 'Some values are not valid.', {
      errors: [{ path: 'key', message: 'needed for what is about no content, or as Idempotency-Key' }],
    })
  if (!acting.bySelf)
    return recording.recorder.record(
      event(stableId(`${type}:${claims.sub}:${community_id}:${user_id}:${content_id ?? ''}:${key}`)),
    )
  return takePlace(recording, { user_id, community_id, day: today.local_date, key: `${type}:${key}` }, event, acting)
}

interface Place {
  user_id: string
  community_id: string
  day: string
  key: string
}

/**
 * A day has numbered places, and the number is the event's id: of those who find the same place free at the same time, one
 * gets it, and the others count again. So bounds hold however many are sent at once.
 */
async function takePlace(
  engine: Engine,
  { user_id, community_id, day, key }: Place,
  event: (id: string, dims: Activity['dims']) => Activity,
  { dims, metrics }: AuthorizedAction,
): Promise<AppliedEvent> {
  for (;;) {
    const known = await withService(engine.db, (tx) => reportedOn(tx, user_id, community_id, day))
    const mine = known.find((row) => row.key === key)
    const minutes = known.reduce((sum, row) => sum + row.minutes, 0)
    if (!mine && !fitsDay({ events: known.length, minutes }, metrics))
      throw new DomainError('implausible', 'That is more than a day can hold. Nothing was recorded.')
    const id = mine?.id ?? stableId(`reported:${user_id}:${community_id}:${day}:${known.length}`)
    const [applied] = await applyEvents(engine, [event(id, { ...dims, key })])
    if (!applied) throw new Error('An action was not answered.')
    if (mine || applied.status !== 'duplicate') return applied
    const winner = await withService(engine.db, (tx) => reportedOn(tx, user_id, community_id, day))
    if (winner.some((row) => row.id === id && row.key === key)) return applied
  }
}
