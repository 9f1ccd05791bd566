import { compileRule, withoutDim, type CompiledParts, type CompiledCondition, type RuleNames } from './compile.ts'
import type { Curriculum } from '../engine/completion.ts'
import type { Rule, TestCounts } from './rule.ts'
import { thresholds, type Thresholds } from './thresholds.ts'

export type CompiledRule = Rule & CompiledParts

/** A community's rules, compiled so that an event looks only at the thresholds that its own numbers crossed. */
export interface Ruleset {
  version: number
  /** The newest first. */
  rules: CompiledRule[]
  byId: ReadonlyMap<string, CompiledRule>
  /** What waits at one number of a list of counters: rules for this number, and rules for any one like it. */
  waitingAt: (list: string, slot: number) => readonly Crossing[]
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

/** The rules whose thresholds lie between. */
export type Crossing = (before: number | undefined, after: number) => CompiledRule[]

type Waiting = { at: number; item: CompiledRule }[]

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
  const rising = new Map<string, Waiting>()
  const falling = new Map<string, Waiting>()
  const grouped = new Map<string, Waiting>()
  const streaks = new Map<string, Waiting>()
  const levels: Waiting = []
  const xp: Waiting = []
  const events = new Map<string, CompiledRule[]>()
  const needs = new Map<string, CompiledRule[]>()
  const dims = new Set<string>()

  for (const rule of compiled) index(rule, rule.condition)
  return {
    version,
    rules: compiled,
    byId: new Map(compiled.map((rule) => [rule.id, rule])),
    waitingAt: findWaiting({ rising: finish(rising), falling: finish(falling), grouped: finish(grouped), dims }),
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

/** Lists are as many as there are facets; of types that anybody may invent, more than are worth remembering. */
const REMEMBERED = 10_000

/** Every event asks for the same few numbers, so what was found for one is kept. */
function findWaiting({ rising, falling, grouped, dims }: Index): Ruleset['waitingAt'] {
  const known = new Map<string, Crossing[][]>()
  const find = (list: string, slot: number): Crossing[] => {
    const found = [rising.get(`${list} ${slot}`)?.risen, falling.get(`${list} ${slot}`)?.fallen]
    for (const dim of dims) {
      const stem = withoutDim(list, dim)
      const alike = stem === undefined ? undefined : grouped.get(`${stem} ${slot} ${dim}`)
      found.push(alike?.risen, alike?.fallen)
    }
    return found.filter((crossing) => crossing !== undefined)
  }
  return (list, slot) => {
    let slots = known.get(list)
    if (!slots) {
      if (known.size >= REMEMBERED) known.clear()
      known.set(list, (slots = []))
    }
    return (slots[slot] ??= find(list, slot))
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const finish = (map: Map<string, Waiting>) => new Map([...map].map(([key, waiting]) => [key, thresholds(waiting)]))
