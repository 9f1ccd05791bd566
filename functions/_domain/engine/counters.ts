import type { Activity } from './activity.ts'
import { parseCounterKey, RUNS } from './counter-key.ts'
import { EVENT_TYPES, OWN_TYPES, eventType, type Aggregate, type EventType } from './event-types.ts'

/**
 * Counters by facet, `type[@dim=value,…]`: the number of events, then each aggregated metric of the type in the order the type
 * declares them. One short list a facet keeps the whole history of a learner within one page of the database.
 * A type that is not known has a list of one number for each metric instead: `type:metric:agg[@dim=value]`.
 */
export type Counters = Readonly<Record<string, readonly (number | null)[]>>

/** One number that an event changed. `before` is undefined where there was none. */
export interface CounterChange {
  list: string
  slot: number
  before: number | undefined
  after: number
}

interface Slot {
  metric: string
  aggregate: Aggregate
}

/** Where the number of a counter key is: the list, and the slot in it. */
export function locate(key: string): { list: string; slot: number } | undefined {
  if (RUNS.includes(key)) return { list: key, slot: 0 }
  const parsed = parseCounterKey(key)
  if (!parsed) return undefined
  const dims = Object.entries(parsed.dims).map(([name, value]) => `${name}=${value}`)
  const facet = dims.length > 0 ? `@${dims.join(',')}` : ''
  if (parsed.metric === undefined) return { list: parsed.type + facet, slot: 0 }
  const known = eventType(parsed.type)
  if (!known) return { list: `${parsed.type}:${parsed.metric}:${parsed.aggregate}${facet}`, slot: 0 }
  const slot = slotsOf(known).findIndex(
    ({ metric, aggregate }) => metric === parsed.metric && aggregate === parsed.aggregate,
  )
  return slot < 0 ? undefined : { list: parsed.type + facet, slot: slot + 1 }
}

export const valueAt = (counters: Counters, place: { list: string; slot: number }): number | undefined =>
  counters[place.list]?.[place.slot] ?? undefined

/** Counts one activity. The counters passed in stay as they are. */
export function count(counters: Counters, activity: Activity): { counters: Counters; changes: CounterChange[] } {
  if (OWN_TYPES.has(activity.type)) return { counters, changes: [] }
  const next: Record<string, readonly (number | null)[]> = { ...counters }
  const changes: CounterChange[] = []
  const set = (list: string, slot: number, after: number) => {
    // A type may have the name of a property that every object inherits.
    const values = (Object.hasOwn(next, list) && next[list]) || []
    const before = values[slot] ?? undefined
    if (before === after) return
    const copy = [...values]
    while (copy.length < slot) copy.push(null)
    copy[slot] = after
    next[list] = copy
    changes.push({ list, slot, before, after })
  }
  const known = eventType(activity.type)
  for (const facet of facetsOf(activity, known)) {
    const list = activity.type + facet
    set(list, 0, (next[list]?.[0] ?? 0) + 1)
    if (known) slotsOf(known).forEach((slot, index) => add(list, index + 1, slot))
    else
      for (const slot of unknownSlots(activity))
        add(`${activity.type}:${slot.metric}:${slot.aggregate}${facet}`, 0, slot)
  }
  const run = runOf(activity)
  if (run !== undefined) set('run:perfect', 0, run ? (next['run:perfect']?.[0] ?? 0) + 1 : 0)
  return { counters: next, changes }

  function add(list: string, place: number, { metric, aggregate }: Slot) {
    const value = activity.metrics[metric]
    if (value !== undefined) set(list, place, combine[aggregate](next[list]?.[place] ?? undefined, value))
  }
}

const combine: Record<Aggregate, (before: number | undefined, value: number) => number> = {
  sum: (before = 0, value) => before + value,
  max: (before, value) => Math.max(before ?? value, value),
  min: (before, value) => Math.min(before ?? value, value),
}

/** Consecutive perfect exams: true adds one, false resets, undefined (practice) changes nothing. */
function runOf({ type, dims }: Activity): boolean | undefined {
  if (type !== 'test_completed' || dims.mode !== 'exam') return undefined
  return dims.perfect === true
}

/** An absent or false dimension is in no facet. */
function facetsOf({ dims }: Activity, known: EventType | undefined): string[] {
  const named = known ? (facetNames.get(known) ?? []) : [[], ...Object.keys(dims).map((name) => [name])]
  return named.flatMap((names) => {
    const pairs: string[] = []
    for (const name of names) {
      const value = dims[name]
      if (value === undefined || value === false) return []
      pairs.push(`${name}=${value}`)
    }
    return [pairs.length > 0 ? `@${pairs.join(',')}` : '']
  })
}

const unknownSlots = ({ metrics }: Activity): Slot[] =>
  Object.keys(metrics).flatMap((metric) => [
    { metric, aggregate: 'sum' },
    { metric, aggregate: 'max' },
  ])

// Both tables are read for every event, so they are built once.
const types: EventType[] = Object.values(EVENT_TYPES)
const facetNames = new Map(
  types.map((type) => [type, type.facets.map((facet) => (facet === '' ? [] : facet.split(',')))]),
)
const slotTable = new Map(
  types.map((type) => [
    type,
    Object.entries(type.metrics).flatMap(([metric, aggregates]) =>
      aggregates.map((aggregate) => ({ metric, aggregate })),
    ),
  ]),
)
const slotsOf = (type: EventType): Slot[] => slotTable.get(type) ?? []
