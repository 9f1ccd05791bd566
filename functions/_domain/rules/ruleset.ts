import { compileRule, withoutDim, type CompiledParts, type CompiledCondition, type RuleNames } from './compile.ts'
import type { Curriculum } from '../engine/completion.ts'
import type { Rule, TestCounts } from './rule.ts'
import { thresholds, type Thresholds } from './thresholds.ts'

export type CompiledRule = Rule & CompiledParts

/** The rules of a community, compiled so that an event evaluates only rules whose thresholds its numbers crossed. */
export interface Ruleset {
  version: number
  /** Newest first. */
  rules: CompiledRule[]
  byId: ReadonlyMap<string, CompiledRule>
  /** The thresholds of one number in a counter list: rules for this number, and rules by one of its dimensions. */
  thresholdsAt: (list: string, slot: number) => readonly Crossing[]
  streaks: ReadonlyMap<string, Thresholds<CompiledRule>>
  levels: Thresholds<CompiledRule>
  xp: Thresholds<CompiledRule>
  /** By event type. */
  events: ReadonlyMap<string, CompiledRule[]>
  /** By the achievement or milestone that a rule asks for. */
  needs: ReadonlyMap<string, CompiledRule[]>
  /** Courses before programs, which need them. */
  curricula: readonly Curriculum[]
}

/** The rules whose thresholds lie between two values. */
export type Crossing = (before: number | undefined, after: number) => CompiledRule[]

type ThresholdEntries = { at: number; item: CompiledRule }[]

export function compileRuleset(
  rules: Rule[],
  tests: TestCounts,
  names: RuleNames,
  version: number,
  curricula: readonly Curriculum[] = [],
): Ruleset {
  const compiled = rules
    .map((rule) => ({ ...rule, ...compileRule(rule, tests, names) }))
    .toSorted((a, b) => b.changed - a.changed)
  const rising = new Map<string, ThresholdEntries>()
  const falling = new Map<string, ThresholdEntries>()
  const grouped = new Map<string, ThresholdEntries>()
  const streaks = new Map<string, ThresholdEntries>()
  const levels: ThresholdEntries = []
  const xp: ThresholdEntries = []
  const events = new Map<string, CompiledRule[]>()
  const needs = new Map<string, CompiledRule[]>()
  const dims = new Set<string>()

  for (const rule of compiled) index(rule, rule.condition)
  return {
    version,
    rules: compiled,
    byId: new Map(compiled.map((rule) => [rule.id, rule])),
    thresholdsAt: createThresholdLookup({
      rising: finish(rising),
      falling: finish(falling),
      grouped: finish(grouped),
      dims,
    }),
    streaks: finish(streaks),
    levels: thresholds(levels),
    xp: thresholds(xp),
    events,
    needs,
    curricula,
  }

  function index(item: CompiledRule, condition: CompiledCondition): void {
    switch (condition.kind) {
      case 'all':
      case 'any':
        return condition.parts.forEach((part) => index(item, part))
      case 'counter':
        return push(condition.falls ? falling : rising, `${condition.list} ${condition.slot}`, {
          at: condition.at,
          item,
        })
      case 'by':
        dims.add(condition.dim)
        return push(grouped, `${condition.stem} ${condition.slot} ${condition.dim}`, { at: condition.at, item })
      case 'streak':
        return push(streaks, condition.streak, { at: condition.at, item })
      case 'level':
        return void levels.push({ at: condition.at, item })
      case 'xp':
        return void xp.push({ at: condition.at, item })
      case 'event':
        return push(events, condition.type, item)
      case 'held':
      case 'validated':
        return condition.ids.forEach((id) => push(needs, id, item))
      case 'window':
      case 'board':
      case 'never':
        return
    }
  }
}

interface Index {
  /** By `list slot`. */
  rising: ReadonlyMap<string, Thresholds<CompiledRule>>
  falling: ReadonlyMap<string, Thresholds<CompiledRule>>
  /** By `stem slot dim`, for counters by a dimension. */
  grouped: ReadonlyMap<string, Thresholds<CompiledRule>>
  /** The dimensions that any rule groups by. */
  dims: ReadonlySet<string>
}

/** The most lists to cache. Known types have few facets; types that callers invent may have any number. */
const MAX_CACHED_LISTS = 10_000

/** Every event asks for the same few numbers, so their thresholds are cached. */
function createThresholdLookup({ rising, falling, grouped, dims }: Index): Ruleset['thresholdsAt'] {
  const cached = new Map<string, Crossing[][]>()
  const find = (list: string, slot: number): Crossing[] => {
    const found = [rising.get(`${list} ${slot}`)?.risen, falling.get(`${list} ${slot}`)?.fallen]
    for (const dim of dims) {
      const stem = withoutDim(list, dim)
      const byDimension = stem === undefined ? undefined : grouped.get(`${stem} ${slot} ${dim}`)
      found.push(byDimension?.risen, byDimension?.fallen)
    }
    return found.filter((crossing) => crossing !== undefined)
  }
  return (list, slot) => {
    let slots = cached.get(list)
    if (!slots) {
      if (cached.size >= MAX_CACHED_LISTS) cached.clear()
      cached.set(list, (slots = []))
    }
    return (slots[slot] ??= find(list, slot))
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const finish = (map: Map<string, ThresholdEntries>) =>
  new Map([...map].map(([key, entries]) => [key, thresholds(entries)]))
