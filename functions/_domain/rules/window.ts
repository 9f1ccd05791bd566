import type { Activity } from '../engine/activity.ts'
import type { WindowCondition } from './compile.ts'
import { parseCounterKey } from '../engine/counter-key.ts'
import { dayNumber } from '../time/days.ts'

type WindowQuery = Pick<WindowCondition, 'key' | 'days' | 'at'>

/** Takes a log event by event. Returns true from the event on with which a window of that many days holds enough. */
export function createWindow({ key, days, at }: WindowQuery): (activity: Activity) => boolean {
  const wanted = parseCounterKey(key)
  const aggregate = wanted?.aggregate ?? 'sum'
  const byDay = new Map<number, number>()
  let reached = false

  return (activity) => {
    if (reached || !wanted || activity.type !== wanted.type) return reached
    const value = wanted.metric === undefined ? 1 : activity.metrics[wanted.metric]
    if (value === undefined || !isIn(wanted.dims, activity)) return false
    const today = dayNumber(activity.local_date)
    const before = byDay.get(today)
    if (aggregate === 'min') byDay.set(today, Math.min(before ?? value, value))
    else byDay.set(today, (before ?? 0) + value)
    if (aggregate === 'max') reached = value >= at
    else reached = aggregate === 'min' ? hasMinimum(today) : hasSum(today)
    return reached
  }

  /** Only windows with this day in them can have changed; each is the one before it, moved by a day. */
  function hasSum(today: number): boolean {
    let sum = 0
    for (let day = today - days + 1; day <= today; day++) sum += byDay.get(day) ?? 0
    for (let day = today; day < today + days; day++) {
      if (sum >= at) return true
      sum += (byDay.get(day + 1) ?? 0) - (byDay.get(day - days + 1) ?? 0)
    }
    return false
  }

  function hasMinimum(today: number): boolean {
    for (let start = today - days + 1; start <= today; start++) {
      let least = Infinity
      for (let day = start; day < start + days; day++) least = Math.min(least, byDay.get(day) ?? Infinity)
      if (least >= at) return true
    }
    return false
  }
}

/** As for counters, a dimension that is false counts as absent. */
const isIn = (dims: Readonly<Record<string, string>>, activity: Activity): boolean =>
  Object.entries(dims).every(([name, value]) => activity.dims[name] !== false && String(activity.dims[name]) === value)
