import type { Activity } from '../engine/activity.ts'
import { withoutDim, type BoardCondition, type CompiledCondition, type EventCondition } from './compile.ts'
import { valueAt } from '../engine/counters.ts'
import type { Comparison, CriteriaValue } from './criteria.ts'
import { isFoundBySweep } from '../engine/sweep-events.ts'
import type { Learner } from '../engine/learner.ts'

/** The values that made a condition true, by their names: the answer to "why do I have this?" */
export type Satisfaction = Record<string, CriteriaValue>

/** Whether a condition holds for this learner just after this event; without an event, from state alone. */
export function evaluate(
  condition: CompiledCondition,
  learner: Learner,
  activity: Activity | undefined,
  why: Satisfaction,
): boolean {
  switch (condition.kind) {
    case 'all': {
      // The values of a group that fails as a whole are no reason.
      const parts: Satisfaction = {}
      if (!condition.parts.every((part) => evaluate(part, learner, activity, parts))) return false
      Object.assign(why, parts)
      return true
    }
    case 'any':
      return condition.parts.some((part) => evaluate(part, learner, activity, why))
    case 'counter': {
      const value = valueAt(learner.counters, condition)
      return reached(value, condition.at, condition.falls) && note(why, condition.key, value)
    }
    case 'by':
      return byDimension(condition, learner, why)
    case 'streak': {
      const current = learner.streaks[condition.streak]?.current ?? 0
      return current >= condition.at && note(why, `streak:${condition.streak}`, current)
    }
    case 'level':
      return learner.level >= condition.at && note(why, 'level', learner.level)
    case 'xp':
      return learner.xp >= condition.at && note(why, 'xp', learner.xp)
    case 'event':
      if (isFoundBySweep(condition.rule, activity)) return note(why, 'event', condition.type)
      return activity !== undefined && matches(condition, activity) && noteEvent(why, condition, activity)
    case 'window':
      return (
        isFoundBySweep(condition.rule, activity) &&
        note(why, `${condition.key} in ${condition.days} days`, condition.at)
      )
    case 'board':
      return isFoundBySweep(condition.rule, activity) && note(why, `leaderboard:${condition.metric}`, place(condition))
    case 'held':
      return holds(condition.ids, condition.count, learner.earned) && note(why, 'achievements', condition.count)
    case 'validated':
      return holds(condition.ids, condition.count, learner.validated) && note(why, 'milestones', condition.count)
    case 'never':
      return false
  }
}

function reached(value: number | undefined, at: number, falls: boolean): value is number {
  if (value === undefined) return false
  return falls ? value <= at : value >= at
}

function note(why: Satisfaction, what: string, value: CriteriaValue): true {
  why[what] = value
  return true
}

function noteEvent(why: Satisfaction, { where, hours }: EventCondition, activity: Activity): true {
  for (const [name] of where) {
    const value = activity.dims[name] ?? activity.metrics[name]
    if (value !== undefined) note(why, name, value)
  }
  if (hours) note(why, 'local_hour', activity.local_hour)
  return note(why, 'event', activity.type)
}

const place = ({ top, percentile }: BoardCondition) => (top === undefined ? `top ${percentile} %` : `top ${top}`)

function byDimension(condition: CompiledCondition & { kind: 'by' }, learner: Learner, why: Satisfaction): boolean {
  for (const [list, values] of Object.entries(learner.counters)) {
    const value = values[condition.slot] ?? undefined
    if (reached(value, condition.at, condition.falls) && withoutDim(list, condition.dim) === condition.stem)
      return note(why, `${condition.key.split('@')[0]}${list.slice(list.indexOf('@'))}`, value)
  }
  return false
}

/** Any tier of a tiered achievement counts. */
const TIERS = ['bronze', 'silver', 'gold', 'platinum']

/** How many of these rules are held. */
export const heldOf = (ids: readonly string[], held: ReadonlySet<string>): number =>
  ids.reduce((found, id) => found + (held.has(id) || TIERS.some((tier) => held.has(`${id}:${tier}`)) ? 1 : 0), 0)

const holds = (ids: string[], count: number, held: ReadonlySet<string>) => heldOf(ids, held) >= count

/** Whether an event meets the condition. */
export function matches({ type, where, hours }: EventCondition, activity: Activity): boolean {
  if (activity.type !== type) return false
  if (hours && (activity.local_hour < hours.gte || activity.local_hour >= hours.lt)) return false
  return where.every(([name, comparison]) => compare(activity.dims[name] ?? activity.metrics[name], comparison))
}

function compare(value: string | number | boolean | undefined, comparison: Comparison): boolean {
  if (value === undefined) return false
  if (typeof comparison !== 'object') return value === comparison
  const { gte, lte, eq, in: among } = comparison
  if (gte !== undefined && !(typeof value === 'number' && value >= gte)) return false
  if (lte !== undefined && !(typeof value === 'number' && value <= lte)) return false
  if (eq !== undefined && value !== eq) return false
  return among === undefined || among.includes(value)
}
