import { eventType, type EventType } from './event-types.ts'

/** The parts of `type[:metric:agg][@dim=value,…]`. */
export interface CounterKey {
  type: string
  metric?: string
  aggregate?: string
  dims: Readonly<Record<string, string>>
}

/** Runs count events in a row. Their keys have no parts. */
export const RUNS: readonly string[] = ['run:perfect']

const NAME = '[a-z][a-z0-9_]*'
const PAIR = `${NAME}=[a-z0-9_-]+`
const KEY = new RegExp(`^(${NAME})(?::(${NAME}):([a-z]+))?(?:@(${PAIR}(?:,${PAIR})*))?$`)

export function parseCounterKey(text: string): CounterKey | undefined {
  const match = KEY.exec(text)
  if (!match) return undefined
  const [, type = '', metric, aggregate, pairs] = match
  const dims = (pairs?.split(',') ?? []).map((pair) => pair.split('='))
  const names = dims.map(([name = '']) => name)
  const sorted = [...new Set(names)].toSorted()
  if (sorted.length !== names.length || sorted.some((name, index) => name !== names[index])) return undefined
  return { type, metric, aggregate, dims: Object.fromEntries(dims) }
}

/** Why no event would ever change this counter; undefined if one would. `by` is one more dimension. */
export function deadCounter(key: CounterKey, by?: string): string | undefined {
  const type: EventType | undefined = eventType(key.type)
  if (!type) return `unknown event type ${key.type}`
  if (key.metric !== undefined && !aggregatesOf(type, key.metric).includes(key.aggregate ?? ''))
    return `${key.type} is not counted as ${key.metric}:${key.aggregate}`
  const dims = Object.keys(key.dims)
  if (by !== undefined && dims.includes(by)) return 'these dimensions are not counted together'
  const facet = [...dims, ...(by === undefined ? [] : [by])].toSorted().join(',')
  return type.facets.includes(facet) ? undefined : 'these dimensions are not counted together'
}

/** A metric may have the name of an inherited property, so only own properties count. */
const aggregatesOf = (type: EventType, metric: string): readonly string[] =>
  (Object.hasOwn(type.metrics, metric) && type.metrics[metric]) || []
