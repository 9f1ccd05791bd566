import { parseCounterKey, type CounterKey } from '../engine/counter-key.ts'
import type { Comparison, Criteria, CriteriaLeaf } from './criteria.ts'
import { atPath } from './json-path.ts'
import { MAX_LEVEL } from '../xp/levels.ts'

/** Why something about a gate can never be, and where it says so. */
export interface UnsatisfiableWarning {
  path: string
  message: string
}

/** A gate of the community, as far as others depend on it. */
export interface GateNode {
  id: string
  slug: string
  title: string
  status: 'draft' | 'live' | 'retired'
  needs: readonly string[]
  /** The slugs of gates that its rules name. */
  names: readonly string[]
}

/** What there is to do in a course. */
export interface CourseCounts {
  title: string
  lesson: number
  wod: number
  scenario: number
}

/** What a gate stands among. */
export interface GateSurroundings {
  /** The gate itself, by its id. */
  id: string
  scope: 'course' | 'program'
  /** The course, or the courses of the program, by slug. */
  courses: ReadonlyMap<string, CourseCounts>
  /** Categories in which there is a live test. */
  categories: ReadonlySet<string>
  /** Achievements that a gate's rule may name: live, and the community's own. */
  achievements: ReadonlySet<string>
  gates: readonly GateNode[]
  /** Those that it may need: of its course, or of its program and the courses in it. */
  inReach: ReadonlySet<string>
}

export interface GateConditions {
  needs: readonly string[]
  unlock_criteria: Criteria | null
  validation_criteria: Criteria | null
}

/** What of a gate can never be met. Nothing of it is refused: tomorrow there may be a test, or another lesson. */
export function findUnsatisfiable(
  { needs, unlock_criteria, validation_criteria }: GateConditions,
  around: GateSurroundings,
): UnsatisfiableWarning[] {
  return [
    ...needs.flatMap((id, index) => {
      const why = around.inReach.has(id) ? whyNeverOpens(id, around) : OUTSIDE
      return why === undefined ? [] : [{ path: atPath(['needs', index]), message: why }]
    }),
    ...(unlock_criteria ? neverHolds(unlock_criteria, ['unlock_criteria'], around) : []),
    ...(validation_criteria ? neverHolds(validation_criteria, ['validation_criteria'], around) : []),
  ]
}

const OUTSIDE = 'its course is not in this program any more'

type Path = readonly PropertyKey[]

function neverHolds(rule: Criteria, path: Path, around: GateSurroundings): UnsatisfiableWarning[] {
  if ('all' in rule) return rule.all.flatMap((part, index) => neverHolds(part, [...path, 'all', index], around))
  if ('any' in rule) {
    const ways = rule.any.map((part, index) => neverHolds(part, [...path, 'any', index], around))
    // One way is enough.
    return ways.every((warnings) => warnings.length > 0) ? ways.flat() : []
  }
  return leafNeverHolds(rule, around).map(({ path: at, message }) => ({ path: atPath([...path, ...at]), message }))
}

interface LeafWarning {
  path: Path
  message: string
}

function leafNeverHolds(leaf: CriteriaLeaf, around: GateSurroundings): LeafWarning[] {
  if ('counter' in leaf) return counterNeverHolds(leaf, around)
  if ('event' in leaf) return eventNeverHappens(leaf, around)
  if ('level' in leaf && leaf.level > MAX_LEVEL)
    return [{ path: ['level'], message: `level ${MAX_LEVEL} is the highest` }]
  if ('milestones' in leaf) return tooFew('milestones', leaf.milestones, leaf.count, (slug) => gateNever(slug, around))
  if ('achievements' in leaf)
    return tooFew('achievements', leaf.achievements, leaf.count, (slug) =>
      around.achievements.has(slug) ? undefined : `the community has no live achievement “${slug}” of its own`,
    )
  return []
}

/** Names that lead nowhere, where too few are left without them. */
function tooFew(
  key: string,
  names: readonly string[],
  count = names.length,
  why: (name: string) => string | undefined,
) {
  const dead = names.flatMap((name, index) => {
    const message = why(name)
    return message === undefined ? [] : [{ path: [key, index], message }]
  })
  return names.length - dead.length < count ? dead : []
}

function counterNeverHolds(
  { counter, by, gte }: Extract<CriteriaLeaf, { counter: string }> & { by?: string },
  around: GateSurroundings,
) {
  const key = parseCounterKey(counter)
  if (!key) return []
  const asked = typeof gte === 'number' ? gte : 1
  const nowhere = nothingThere(key.type, key.dims, around)
  if (nowhere !== undefined) return [{ path: ['counter'], message: nowhere }]
  if (key.metric === 'score' && key.aggregate === 'max' && asked > 100)
    return [{ path: ['gte'], message: NO_SUCH_SCORE }]
  const most = by === undefined ? mostOf(key, around) : undefined
  return most === undefined || asked <= most.count
    ? []
    : [{ path: ['gte'], message: `${most.title} has ${most.count} of them, and each counts once` }]
}

const NO_SUCH_SCORE = 'no score is above 100'

/** Why there is nothing of the kind to do at all. */
function nothingThere(
  type: string,
  dims: Readonly<Record<string, string>>,
  around: GateSurroundings,
): string | undefined {
  if (type === 'test_completed' && around.categories.size === 0) return 'there is no live test'
  if (type === 'test_completed' && dims.category !== undefined && !around.categories.has(dims.category))
    return `there is no live test in the category “${dims.category}”`
  if (dims.course === undefined || !isDoneInCourses(type)) return undefined
  const course = around.courses.get(dims.course)
  if (!course)
    return `“${dims.course}” is ${around.scope === 'course' ? 'another course' : 'no course of this program'}`
  const kind = KINDS[type]
  return course[kind] === 0 ? `${course.title} has no live ${kind === 'wod' ? 'WOD' : kind}` : undefined
}

const KINDS = { lesson_completed: 'lesson', wod_completed: 'wod', scenario_completed: 'scenario' } as const
const isDoneInCourses = (type: string): type is keyof typeof KINDS => Object.hasOwn(KINDS, type)

/** How often something of a course counts at the most: a lesson once; a WOD every day anew. */
function mostOf({ type, metric, dims }: CounterKey, around: GateSurroundings) {
  if (metric !== undefined || !isDoneInCourses(type) || type === 'wod_completed') return undefined
  const course = around.courses.get(dims.course ?? '')
  return course && { title: course.title, count: course[KINDS[type]] }
}

function eventNeverHappens(
  { event, where = {} }: Extract<CriteriaLeaf, { event: string }>,
  around: GateSurroundings,
): LeafWarning[] {
  const given = Object.entries(where).filter(([name]) => name === 'category' || name === 'course')
  const score = where.score
  if (event === 'test_completed' && score !== undefined && leastOf(score) > 100)
    return [{ path: ['where', 'score'], message: NO_SUCH_SCORE }]
  if (given.length === 0) {
    const nowhere = nothingThere(event, {}, around)
    return nowhere === undefined ? [] : [{ path: ['event'], message: nowhere }]
  }
  return given.flatMap(([name, asked]) => {
    const whys = valuesOf(asked).map((value) => nothingThere(event, { [name]: value }, around))
    const [first] = whys
    return first === undefined || whys.includes(undefined) ? [] : [{ path: ['where', name], message: first }]
  })
}

/** The lowest number that will do; of what is no number, none is asked for. */
function leastOf(asked: Comparison): number {
  if (typeof asked !== 'object') return Number(asked)
  const bounds = [asked.gte, asked.eq, asked.in && Math.min(...asked.in.map(Number))]
  return Math.max(0, ...bounds.filter((bound) => bound !== undefined).map(Number))
}

const valuesOf = (asked: Comparison): string[] =>
  (typeof asked === 'object' ? (asked.in ?? (asked.eq === undefined ? [] : [asked.eq])) : [asked]).map(String)

/** Why a gate that a rule names is never passed before this one. */
function gateNever(slug: string, around: GateSurroundings): string | undefined {
  const named = around.gates.find((gate) => gate.slug === slug)
  if (!named) return `there is no gate “${slug}”`
  if (named.id === around.id) return 'it would have to be passed before itself'
  return leadsTo(named, around) ? `“${named.title}” needs this one first` : whyNeverOpens(named.id, around)
}

/** Whether passing it takes passing this one, by what gates need and by what their rules name. */
function leadsTo(from: GateNode, { id, gates }: GateSurroundings): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let gate = open.pop(); gate; gate = open.pop()) {
    if (gate.id === id) return true
    if (seen.has(gate.id)) continue
    seen.add(gate.id)
    const { needs, names } = gate
    open.push(...gates.filter((other) => needs.includes(other.id) || names.includes(other.slug)))
  }
  return false
}

/** Why nobody else can pass a gate: it, or one that has to be passed before it, is not live. */
function whyNeverOpens(
  id: string,
  around: GateSurroundings,
  seen: ReadonlySet<string> = new Set(),
): string | undefined {
  const gate = around.gates.find((other) => other.id === id)
  if (!gate) return undefined
  if (gate.status === 'draft') return `“${gate.title}” is a draft yet: nobody can pass it`
  if (gate.status === 'retired') return `“${gate.title}” is retired: nobody else can pass it`
  const path = new Set([...seen, id])
  for (const need of gate.needs) {
    const why = path.has(need) ? undefined : whyNeverOpens(need, around, path)
    if (why !== undefined) return `“${gate.title}” never opens: ${why}`
  }
  return undefined
}
