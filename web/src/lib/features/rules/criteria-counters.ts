import { deadCounter, parseCounterKey, RUNS } from '#domain/engine/counter-key.ts'
import { a, wordsFor } from '#domain/rules/criteria-words.ts'
import { EVENT_TYPES, eventType, type Aggregate, type EventType } from '#domain/engine/event-types.ts'
import type { JsonValue } from './criteria-tree.ts'
import { humanise } from '#lib/words.ts'

/** Something that may be written, and what it means. */
export interface Suggestion {
  value: string
  says: string
}

const types = Object.entries<EventType>(EVENT_TYPES)

/** What of a community counters can be about. */
export interface CountedOf {
  categories: readonly string[]
  /** By slug. */
  courses: readonly string[]
}

/** What dimensions may say. Categories and courses are a community's own. */
const valuesOf = (dim: string, { categories, courses }: CountedOf): readonly string[] => {
  if (dim === 'category') return categories
  if (dim === 'course') return courses
  if (dim === 'difficulty') return ['easy', 'medium', 'hard', 'expert']
  return dim === 'mode' ? ['exam', 'practice'] : ['true']
}

/** Every counter that some event moves, in words. */
export function counters(of: CountedOf): Suggestion[] {
  const counted = types.flatMap(([type, { facets, metrics }]) =>
    facets
      .flatMap((facet) => dimensions(facet === '' ? [] : facet.split(','), of))
      // Nobody is perfect in practice: its keys are on the page.
      .filter((dims) => !(dims.mode === 'practice' && dims.perfect))
      .flatMap((dims) => [
        { value: keyOf(type, dims), says: countOf(type, dims) },
        ...Object.entries(metrics).flatMap(([metric, aggregates]) =>
          aggregates.map((aggregate) => ({
            value: keyOf(`${type}:${metric}:${aggregate}`, dims),
            says: measureOf(metric, aggregate, wordsFor(type, dims)) + inCourse(dims),
          })),
        ),
      ]),
  )
  return [...counted, ...RUNS.map((value) => ({ value, says: 'Perfect exams in a row' }))]
}

const dimensions = (names: readonly string[], of: CountedOf): Record<string, string>[] =>
  names.reduce<Record<string, string>[]>(
    (given, name) => given.flatMap((dims) => valuesOf(name, of).map((value) => ({ ...dims, [name]: value }))),
    [{}],
  )

function keyOf(head: string, dims: Record<string, string>): string {
  const pairs = Object.entries(dims).map(([dim, value]) => `${dim}=${value}`)
  return pairs.length === 0 ? head : `${head}@${pairs.join(',')}`
}

function countOf(type: string, dims: Record<string, string>): string {
  const { verb, many } = wordsFor(type, dims)
  return humanise(`${verb} ${many}`) + inCourse(dims)
}

const inCourse = ({ course }: Record<string, string>) => (course === undefined ? '' : ` in ${course}`)

function measureOf(metric: string, aggregate: Aggregate, { one, many }: { one: string; many: string }): string {
  if (aggregate === 'sum') return `${humanise(metric)} in all, in ${many}`
  return `${aggregate === 'max' ? 'Highest' : 'Lowest'} ${humanise(metric).toLowerCase()} of ${a(one)}`
}

/** The dimensions that a counter can be looked at by, each value alone. */
export function waysOf(counter: string): string[] {
  const key = parseCounterKey(counter)
  if (!key || RUNS.includes(counter)) return []
  const facets = eventType(key.type)?.facets ?? []
  const names = [...new Set(facets.flatMap((facet) => facet.split(',')))]
  return names.filter((dim) => dim !== '' && deadCounter(key, dim) === undefined)
}

/** Counters that get smaller ask for at most so much. */
export const falls = (counter: string): boolean => parseCounterKey(counter)?.aggregate === 'min'

/** What may be asked of one event: its dimensions and metrics, and what it carries uncounted. */
export function detailsOf(type: string): string[] {
  const known = eventType(type)
  if (!known) return []
  const dims = known.facets.flatMap((facet) => facet.split(',')).filter((dim) => dim !== '')
  const carried = type === 'test_completed' ? ['previous_score', 'best_before'] : []
  return [...new Set([...dims, ...Object.keys(known.metrics), ...carried])]
}

/** What a detail is first asked for, once it is: something it can be. */
export function firstAsked(type: string, detail: string, of: CountedOf): JsonValue {
  const known = eventType(type)
  const isDim = known?.facets.some((facet) => facet.split(',').includes(detail)) ?? false
  if (!isDim) return { gte: 1 }
  const [value = ''] = valuesOf(detail, of)
  return value === 'true' ? true : value
}

export const eventTypes: Suggestion[] = types.map(([value]) => ({ value, says: humanise(value) }))
