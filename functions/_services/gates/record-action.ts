import type { Action, RecordedAction } from '../../_contracts/gates/actions.ts'
import { reportsOnDay } from '../../_db/queries/gates/actions.ts'
import { withService } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { DomainError } from '../../_domain/errors.ts'
import { fitsDay, kindAbout } from '../../_domain/engine/reporting.ts'
import { applyEvents, type AppliedEvent, type Engine } from '../engine/apply.ts'
import type { Recorder, RecordResult } from '../engine/record.ts'
import type { RewardContext, WithClaims } from '../context.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import { toStreakStep } from '../streaks/to-step.ts'
import { toLevel } from '../xp/to-level.ts'
import { actionId } from './action-id.ts'
import { authorizeAction, type AuthorizedAction } from './authorize-action.ts'

export interface ActionServices extends RewardContext {
  recorder: Recorder
}

export interface ReportedAction {
  /** The slug of the community in which it counts. */
  community: string
  result: RecordedAction
}

/** Records an action once, and answers what it earned. */
export async function recordAction(context: WithClaims<ActionServices>, action: Action): Promise<ReportedAction> {
  const authorized = await authorizeAction(context, action)
  const recorded = await recordOnce(context, { action, authorized })
  return { community: authorized.community, result: await toRecorded(context, recorded) }
}

async function toRecorded(context: ActionServices, result: RecordResult): Promise<RecordedAction> {
  if (result.status === 'refused') throw result.error
  if (result.status === 'queued')
    return {
      recorded: true,
      counts: false,
      reason: 'queued',
      achievements: [],
      milestones: [],
      completed: [],
      streak: null,
      xp: 0,
      level: null,
    }
  const { outcome, xp } = result
  return {
    recorded: result.status === 'applied',
    counts: true,
    reason: null,
    ...(await toRewards(outcome, context.labels)),
    streak: toStreakStep(outcome.streaks[0]),
    xp: outcome.xp.reduce((sum, { amount }) => sum + amount, 0),
    level: { ...toLevel(xp), ...outcome.level },
  }
}

/** The event's id decides what counts once: the content, the day, or the key that the caller chose. */
async function recordOnce(
  context: WithClaims<ActionServices>,
  { action, authorized }: { action: Action; authorized: AuthorizedAction },
): Promise<RecordResult> {
  const { recorder, now, claims } = context
  const { action_type: type, user_id, content_id, key } = action
  const { community_id, today, dims, metrics } = authorized
  const event: Omit<Activity, 'id'> = {
    user_id,
    community_id,
    type,
    occurred_at: now(),
    ...today,
    content_id: content_id ?? null,
    dims,
    metrics,
  }
  if (kindAbout(type) !== undefined && content_id !== undefined)
    return recorder.record({ ...event, id: actionId({ type, user_id, content_id, local_date: today.local_date }) })
  if (type === 'daily_login')
    return recorder.record({ ...event, id: stableId(`${type}:${user_id}:${community_id}:${today.local_date}`) })
  if (key === undefined)
    throw new DomainError('validation_failed', 'Some values are not valid.', {
      errors: [{ path: 'key', message: 'needed for what is about no content, or as Idempotency-Key' }],
    })
  if (!authorized.bySelf) {
    const id = stableId(`${type}:${claims.sub}:${community_id}:${user_id}:${content_id ?? ''}:${key}`)
    return recorder.record({ ...event, id })
  }
  return recordInDailySlot(context, { event, key: `${type}:${key}` })
}

/**
 * A day has numbered slots, and the slot's number is in the event's id. Of several requests that find the same slot free,
 * one gets it and the others count again, so a day's limits hold however many requests come at once.
 */
async function recordInDailySlot(
  engine: Engine,
  { event, key }: { event: Omit<Activity, 'id'>; key: string },
): Promise<AppliedEvent> {
  const { user_id, community_id, local_date, dims, metrics } = event
  const loadReports = () => withService(engine.db, (tx) => reportsOnDay(tx, { user_id, community_id, local_date }))
  for (;;) {
    const known = await loadReports()
    const same = known.find((report) => report.key === key)
    const minutes = known.reduce((sum, report) => sum + report.minutes, 0)
    if (!same && !fitsDay({ events: known.length, minutes }, metrics))
      throw new DomainError('implausible', 'This is more than fits into one day. Nothing was recorded.')
    const id = same?.id ?? stableId(`reported:${user_id}:${community_id}:${local_date}:${known.length}`)
    const [applied] = await applyEvents(engine, [{ ...event, id, dims: { ...dims, key } }])
    if (!applied) throw new Error('The engine returned no result for an action.')
    if (same || applied.status !== 'duplicate') return applied
    if ((await loadReports()).some((report) => report.id === id && report.key === key)) return applied
  }
}
