import type { Metric } from '../boards/board.ts'
import { locate } from '../engine/counters.ts'
import type { Comparison } from './criteria.ts'
import type { Criteria } from './criteria.ts'
import type { Rule, TestCounts } from './rule.ts'

/** The condition of a rule with all names and counters resolved: what the engine evaluates. */
export type CompiledCondition =
  | { kind: 'all' | 'any'; parts: CompiledCondition[] }
  | { kind: 'counter'; key: string; list: string; slot: number; at: number; falls: boolean }
  /** A counter by a dimension: holds if the list of any value of the dimension reaches it. */
  | { kind: 'by'; key: string; stem: string; dim: string; slot: number; at: number; falls: boolean }
  | { kind: 'streak'; streak: 'daily_login' | 'learning'; at: number }
  | { kind: 'level' | 'xp'; at: number }
  | EventCondition
  | { kind: 'held'; ids: string[]; count: number }
  | { kind: 'validated'; ids: string[]; count: number }
  | WindowCondition
  | BoardCondition
  | { kind: 'never' }

/** The rule of a condition that state alone cannot decide, so that the event of a sweep can be matched to it. */
export type RuleReference = Pick<Rule, 'id' | 'changed'>

export interface EventCondition {
  kind: 'event'
  type: string
  where: [string, Comparison][]
  hours?: { gte: number; lt: number }
  rule: RuleReference
}

/** Tier 2: a counter over events that lie within a number of days of each other. */
export interface WindowCondition {
  kind: 'window'
  days: number
  key: string
  at: number
  rule: RuleReference
}

/** Tier 2: a place on a leaderboard, by rank or by percentile. */
export interface BoardCondition {
  kind: 'board'
  metric: Metric
  top?: number
  percentile?: number
  rule: RuleReference
}

/** How rules name each other: achievements by slug within their pack, milestones by slug within their community. */
export interface RuleNames {
  achievement: (pack: string, slug: string) => string | undefined
  milestone: (slug: string) => string | undefined
}

const NEVER: CompiledCondition = { kind: 'never' }
const ALWAYS: CompiledCondition = { kind: 'all', parts: [] }

/** What a rule asks for; for a gate, also what has to hold before it opens. */
export interface CompiledParts {
  /** Both of the others: the gate is open, and what it asks for holds. */
  condition: CompiledCondition
  opens: CompiledCondition
  asks: CompiledCondition
}

export function compileRule(rule: Rule, tests: TestCounts, names: RuleNames): CompiledParts {
  const asking: RuleReference = { id: rule.id, changed: rule.changed }
  const { criteria, opening } = rule
  const opens = opening ? compile(opening) : ALWAYS
  const asks = criteria ? compile(criteria) : NEVER
  return { opens, asks, condition: opening && criteria ? { kind: 'all', parts: [opens, asks] } : asks }

  function compile(node: Criteria): CompiledCondition {
    if ('all' in node) return { kind: 'all', parts: node.all.map(compile) }
    if ('any' in node) return { kind: 'any', parts: node.any.map(compile) }
    if ('within_days' in node)
      return { kind: 'window', days: node.within_days, key: node.counter, at: node.gte, rule: asking }
    if ('leaderboard' in node)
      return { kind: 'board', metric: node.leaderboard, top: node.top, percentile: node.percentile, rule: asking }
    if ('counter' in node) return compileCounter(node)
    if ('streak' in node) return { kind: 'streak', streak: node.streak, at: node.gte }
    if ('level' in node) return { kind: 'level', at: node.level }
    if ('xp' in node) return { kind: 'xp', at: node.xp }
    if ('event' in node)
      return {
        kind: 'event',
        type: node.event,
        where: Object.entries(node.where ?? {}),
        hours: node.local_hour,
        rule: asking,
      }
    if ('achievements' in node) {
      const pack = rule.effect.kind === 'achievement' ? rule.effect.pack : 'custom'
      const ids = node.achievements.map((slug) => names.achievement(pack, slug) ?? `missing ${slug}`)
      return { kind: 'held', ids, count: node.count ?? ids.length }
    }
    const ids = node.milestones.map((slug) => names.milestone(slug) ?? `missing ${slug}`)
    return { kind: 'validated', ids, count: node.count ?? ids.length }
  }

  function compileCounter(node: {
    counter: string
    by?: string
    gte?: number | 'all_tests'
    lte?: number
  }): CompiledCondition {
    const place = locate(node.counter)
    if (!place) return NEVER
    if (node.gte === 'all_tests') return allTests(node.counter, node.by, tests)
    const at = node.gte ?? node.lte ?? Infinity
    const falls = node.lte !== undefined
    return node.by === undefined
      ? { kind: 'counter', key: node.counter, ...place, at, falls }
      : { kind: 'by', key: node.counter, stem: place.list, dim: node.by, slot: place.slot, at, falls }
  }
}

/** Every test passed; by category, every test of one category. Without tests the condition never holds. */
function allTests(key: string, by: string | undefined, tests: TestCounts): CompiledCondition {
  const exactly = (list: string, at: number): CompiledCondition =>
    at > 0 ? { kind: 'counter', key: list, list, slot: 0, at, falls: false } : NEVER
  if (by === undefined) return exactly(key, tests.all)
  const parts = Object.entries(tests.byCategory).map(([category, total]) =>
    exactly(key.replace('@', `@category=${category},`), total),
  )
  return { kind: 'any', parts }
}

/** A counter list without one of its dimensions; undefined if the list does not have it. */
export function withoutDim(list: string, dim: string): string | undefined {
  const [type = '', dims] = list.split('@')
  const pairs = dims?.split(',') ?? []
  const rest = pairs.filter((pair) => !pair.startsWith(`${dim}=`))
  if (rest.length === pairs.length) return undefined
  return rest.length > 0 ? `${type}@${rest.join(',')}` : type
}
