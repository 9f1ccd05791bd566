import { locate } from './counters.ts'
import type { Comparison } from './criteria.ts'
import type { Criteria } from './criteria.ts'
import type { Rule, TestCounts } from './rule.ts'

/** A rule's condition with everything looked up that can be: what the engine evaluates. */
export type Condition =
  | { kind: 'all' | 'any'; parts: Condition[] }
  | { kind: 'counter'; key: string; list: string; slot: number; at: number; falls: boolean }
  /** Any one of the lists that `matches` will do: a counter by a dimension. */
  | { kind: 'by'; key: string; stem: string; dim: string; slot: number; at: number; falls: boolean }
  | { kind: 'streak'; streak: 'daily_login' | 'learning'; at: number }
  | { kind: 'level' | 'xp'; at: number }
  | { kind: 'event'; type: string; where: [string, Comparison][]; hours?: { gte: number; lt: number } }
  | { kind: 'held'; ids: string[]; count: number }
  | { kind: 'validated'; ids: string[]; count: number }
  /** What state alone cannot decide: a window over the log, a place on a board. Never true here. */
  | { kind: 'later' }
  | { kind: 'never' }

/** How rules name each other: achievements by slug within their pack, milestones by slug within their community. */
export interface Names {
  achievement: (pack: string, slug: string) => string | undefined
  milestone: (slug: string) => string | undefined
}

const NEVER: Condition = { kind: 'never' }

export function compileCondition(rule: Rule, tests: TestCounts, names: Names): Condition {
  return compile(rule.criteria)

  function compile(node: Criteria): Condition {
    if ('all' in node) return { kind: 'all', parts: node.all.map(compile) }
    if ('any' in node) return { kind: 'any', parts: node.any.map(compile) }
    if ('within_days' in node || 'leaderboard' in node) return { kind: 'later' }
    if ('counter' in node) return compileCounter(node)
    if ('streak' in node) return { kind: 'streak', streak: node.streak, at: node.gte }
    if ('level' in node) return { kind: 'level', at: node.level }
    if ('xp' in node) return { kind: 'xp', at: node.xp }
    if ('event' in node)
      return { kind: 'event', type: node.event, where: Object.entries(node.where ?? {}), hours: node.local_hour }
    if ('achievements' in node) {
      const pack = rule.effect.kind === 'achievement' ? rule.effect.pack : 'custom'
      const ids = node.achievements.map((slug) => names.achievement(pack, slug) ?? `missing ${slug}`)
      return { kind: 'held', ids, count: node.count ?? ids.length }
    }
    const ids = node.milestones.map((slug) => names.milestone(slug) ?? `missing ${slug}`)
    return { kind: 'validated', ids, count: node.count ?? ids.length }
  }

  function compileCounter(node: { counter: string; by?: string; gte?: number | 'all_tests'; lte?: number }): Condition {
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

/** Every test once; by category, every test of some category once. None is not all. */
function allTests(key: string, by: string | undefined, tests: TestCounts): Condition {
  const exactly = (list: string, at: number): Condition =>
    at > 0 ? { kind: 'counter', key: list, list, slot: 0, at, falls: false } : NEVER
  if (by === undefined) return exactly(key, tests.all)
  const parts = Object.entries(tests.byCategory).map(([category, total]) =>
    exactly(key.replace('@', `@category=${category},`), total),
  )
  return { kind: 'any', parts }
}

/** The list that a counter by a dimension reads for one of its values, taken apart: the stem without it. */
export function withoutDim(list: string, dim: string): string | undefined {
  const [type = '', dims] = list.split('@')
  const pairs = dims?.split(',') ?? []
  const rest = pairs.filter((pair) => !pair.startsWith(`${dim}=`))
  if (rest.length === pairs.length) return undefined
  return rest.length > 0 ? `${type}@${rest.join(',')}` : type
}
