import { deadCounter, parseCounterKey, RUNS } from '#domain/engine/counter-key.ts'
import { a, wordsFor } from '#domain/rules/criteria-words.ts'
import { PRESETS } from '#domain/practice/presets.ts'
import { EVENT_TYPES, eventType, type Aggregate, type EventType } from '#domain/engine/event-types.ts'
import { MASTERY_LEVELS } from '#domain/mastery/levels.ts'
import type { JsonValue } from './criteria-tree.ts'
import { humanize } from '#lib/words.ts'

/** A value that the form suggests, and what it means. */
export interface Suggestion {
  value: string
  says: string
}

const types = Object.entries<EventType>(EVENT_TYPES)

/** What a community has that counters can name. */
export interface CountedOf {
  categories: readonly string[]
  /** By slug. */
  courses: readonly string[]
  /** As counters name them. */
  topics: readonly string[]
}

/** The values of each dimension. Categories, courses and topics are the community's own; a first answer is no event. */
const valuesOf = (dim: string, { categories, courses, topics }: CountedOf): readonly string[] => {
  if (dim === 'category') return categories
  if (dim === 'topic') return topics
  if (dim === 'level') return MASTERY_LEVELS.slice(1)
  if (dim === 'course') return courses
  if (dim === 'preset') return PRESETS
  if (dim === 'difficulty') return ['easy', 'medium', 'hard', 'expert']
  return dim === 'mode' ? ['exam', 'practice'] : ['true']
}

const NONE: CountedOf = { categories: [], courses: [], topics: [] }

const isYesOrNo = (dim: string) => valuesOf(dim, NONE).includes('true')

/** Every counter that some event changes, in words. */
export function counters(of: CountedOf): Suggestion[] {
  const counted = types.flatMap(([type, { facets, metrics }]) =>
    facets
      .flatMap((facet) => dimensions(facet === '' ? [] : facet.split(','), of))
      // A practice attempt is never perfect: its keys are on the page.
      .filter((dims) => !(dims.mode === 'practice' && dims.perfect))
      .flatMap((dims) => [
        { value: keyOf(type, dims), says: countOf(type, dims) },
        // A level says its rank already.
        ...Object.entries(dims.level === undefined ? metrics : {}).flatMap(([metric, aggregates]) =>
          aggregates.map((aggregate) => ({
            value: keyOf(`${type}:${metric}:${aggregate}`, dims),
            says: measureOf(metric, aggregate, wordsFor(type, dims)),
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
  if (type === 'daily_login') return 'Days visited'
  const { verb, many } = wordsFor(type, dims)
  return humanize(`${verb} ${many}`)
}

function measureOf(metric: string, aggregate: Aggregate, { one, many }: { one: string; many: string }): string {
  const detail = detailWord(metric)
  if (metric === 'rank') return `Highest ${one}`
  if (aggregate === 'sum') return `${detail} in ${many}, in total`
  return `${aggregate === 'max' ? 'Highest' : 'Lowest'} ${detail.toLowerCase()} of ${a(one)}`
}

const DETAILS: Readonly<Record<string, string>> = {
  perfect: 'No mistakes',
  first: 'First time',
  passed: 'Passed',
  first_pass: 'First time passed',
  first_in_language: 'First time in a language',
  correct: 'Correct answers',
  previous_score: 'Score the last time',
  best_before: 'Best score so far',
  wpm: 'Words per minute',
}

/** A dimension or metric of an event, in words. */
export const detailWord = (name: string): string => DETAILS[name] ?? humanize(name)

/** The dimensions by which a counter can be grouped: those with more than one value. */
export function waysOf(counter: string): string[] {
  const key = parseCounterKey(counter)
  if (!key || RUNS.includes(counter)) return []
  const facets = eventType(key.type)?.facets ?? []
  const names = [...new Set(facets.flatMap((facet) => facet.split(',')))]
  return names.filter((dim) => dim !== '' && !isYesOrNo(dim) && deadCounter(key, dim) === undefined)
}

/** Whether a counter falls over time, so that a rule asks for at most a number. */
export const falls = (counter: string): boolean => parseCounterKey(counter)?.aggregate === 'min'

/** The details of an event that a rule can ask for: dimensions, metrics and values that are not counted. */
export function detailsOf(type: string): string[] {
  const known = eventType(type)
  if (!known) return []
  const dims = known.facets.flatMap((facet) => facet.split(',')).filter((dim) => dim !== '')
  const carried = type === 'test_completed' ? ['previous_score', 'best_before'] : []
  return [...new Set([...dims, ...Object.keys(known.metrics), ...carried])]
}

/** The first value for a detail that an author adds: one that it can have. */
export function firstAsked(type: string, detail: string, of: CountedOf): JsonValue {
  const known = eventType(type)
  const isDim = known?.facets.some((facet) => facet.split(',').includes(detail)) ?? false
  if (!isDim) return { gte: 1 }
  const [value = ''] = valuesOf(detail, of)
  return value === 'true' ? true : value
}

export const eventTypes: Suggestion[] = types.map(([value]) => {
  const { verb, one } = wordsFor(value, {})
  return { value, says: value === 'daily_login' ? 'Visit the site' : humanize(`${verb} ${a(one)}`) }
})
