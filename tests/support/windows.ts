import type { Activity } from '../../functions/_domain/engine/activity.ts'
import type { WindowCondition } from '../../functions/_domain/rules/compile.ts'
import { parseCounterKey } from '../../functions/_domain/engine/counter-key.ts'
import { DAY } from './activities.ts'

export const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10)

/** Every window there is, from the first that touches the log to the last. */
export function someWindow({ key, days, at }: Pick<WindowCondition, 'key' | 'days' | 'at'>, log: Activity[]): boolean {
  const counter = parseCounterKey(key)
  const counted = log.filter(
    ({ type, dims }) =>
      type === counter?.type &&
      Object.entries(counter.dims).every(([name, value]) => dims[name] !== false && String(dims[name]) === value),
  )
  const first = counted.map(({ local_date }) => local_date).toSorted()[0]
  if (!first) return false
  for (let start = dayBefore(first, days); start <= dayBefore(first, -80); start = dayBefore(start, -1)) {
    const end = dayBefore(start, -days)
    const inside = counted.filter(({ local_date }) => local_date >= start && local_date < end)
    const values = inside.flatMap(({ metrics }) =>
      counter?.metric === undefined ? 1 : (metrics[counter.metric] ?? []),
    )
    if (values.length > 0 && aggregated(values, counter?.aggregate) >= at) return true
  }
  return false
}

function aggregated(values: number[], aggregate = 'sum'): number {
  if (aggregate === 'max') return Math.max(...values)
  return aggregate === 'min' ? Math.min(...values) : values.reduce((sum, value) => sum + value, 0)
}
