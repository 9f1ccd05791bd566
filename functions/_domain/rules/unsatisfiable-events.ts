import { parseCounterKey, type CounterKey } from '../engine/counter-key.ts'
import type { Comparison, CriteriaLeaf } from './criteria.ts'
import { MASTERY_LEVELS } from '../mastery/levels.ts'
import type { GateSurroundings } from './gate-surroundings.ts'

export interface LeafWarning {
  /** Within the leaf. */
  path: readonly PropertyKey[]
  message: string
}

/** What a condition on an event may name that there may be none of. */
const ABOUT = new Set(['category', 'course', 'topic'])

const NO_SUCH_SCORE = 'no score is above 100'

export function counterNeverReaches(
  { counter, by, gte }: Extract<CriteriaLeaf, { counter: string }> & { by?: string },
  around: GateSurroundings,
): LeafWarning[] {
  const key = parseCounterKey(counter)
  if (!key) return []
  const threshold = typeof gte === 'number' ? gte : 1
  const missing = whyNothingToDo(key.type, key.dims, around)
  if (missing !== undefined) return [{ path: ['counter'], message: missing }]
  if (key.metric === 'score' && key.aggregate === 'max' && threshold > 100)
    return [{ path: ['gte'], message: NO_SUCH_SCORE }]
  if (key.metric === 'rank' && threshold > MASTERY_LEVELS.length)
    return [{ path: ['gte'], message: `${MASTERY_LEVELS.length} is mastered, the highest level` }]
  const most = by === undefined ? mostOf(key, around) : undefined
  return most === undefined || threshold <= most.count
    ? []
    : [{ path: ['gte'], message: `${most.title} has ${most.count} of them, and each counts once` }]
}

export function eventNeverHappens(
  { event, where = {} }: Extract<CriteriaLeaf, { event: string }>,
  around: GateSurroundings,
): LeafWarning[] {
  const conditions = Object.entries(where).filter(([name]) => ABOUT.has(name))
  const score = where.score
  if (event === 'test_completed' && score !== undefined && lowestOf(score) > 100)
    return [{ path: ['where', 'score'], message: NO_SUCH_SCORE }]
  if (conditions.length === 0) {
    const missing = whyNothingToDo(event, {}, around)
    return missing === undefined ? [] : [{ path: ['event'], message: missing }]
  }
  return conditions.flatMap(([name, comparison]) => {
    const missing = valuesOf(comparison).map((value) => whyNothingToDo(event, { [name]: value }, around))
    const [first] = missing
    return first === undefined || missing.includes(undefined) ? [] : [{ path: ['where', name], message: first }]
  })
}

/** Why learners have nothing to do that would record such an event. */
function whyNothingToDo(
  type: string,
  dims: Readonly<Record<string, string>>,
  around: GateSurroundings,
): string | undefined {
  if (type === 'test_completed' && around.categories.size === 0) return 'there is no live test'
  if (type === 'test_completed' && dims.category !== undefined && !around.categories.has(dims.category))
    return `there is no live test in the category “${dims.category}”`
  if (type === 'mastery_reached' && around.topics.size === 0) return 'there is no live test'
  if (type === 'mastery_reached' && dims.topic !== undefined && !around.topics.has(dims.topic))
    return `no live test asks about the topic “${dims.topic}”`
  if (dims.course === undefined || !isDoneInCourses(type)) return undefined
  const course = around.courses.get(dims.course)
  if (!course)
    return `“${dims.course}” is ${around.scope === 'course' ? 'another course' : 'no course of this program'}`
  const kind = KINDS[type]
  return course[kind] === 0 ? `${course.title} has no live ${kind === 'wod' ? 'drill' : kind}` : undefined
}

const KINDS = { lesson_completed: 'lesson', wod_completed: 'wod', scenario_completed: 'scenario' } as const
const isDoneInCourses = (type: string): type is keyof typeof KINDS => Object.hasOwn(KINDS, type)

/** How often contents of a course can count at most: a lesson or scenario once; a WOD once a day, so without a limit. */
function mostOf({ type, metric, dims }: CounterKey, around: GateSurroundings) {
  if (metric !== undefined || !isDoneInCourses(type) || type === 'wod_completed') return undefined
  const course = around.courses.get(dims.course ?? '')
  return course && { title: course.title, count: course[KINDS[type]] }
}

/** The lowest number that satisfies a comparison; 0 where it has no lower bound. */
function lowestOf(comparison: Comparison): number {
  if (typeof comparison !== 'object') return Number(comparison)
  const bounds = [comparison.gte, comparison.eq, comparison.in && Math.min(...comparison.in.map(Number))]
  return Math.max(0, ...bounds.filter((bound) => bound !== undefined).map(Number))
}

const valuesOf = (comparison: Comparison): string[] =>
  (typeof comparison === 'object'
    ? (comparison.in ?? (comparison.eq === undefined ? [] : [comparison.eq]))
    : [comparison]
  ).map(String)
