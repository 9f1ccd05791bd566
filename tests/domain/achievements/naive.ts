import type { RuleRow } from '../../../functions/_db/queries/engine/rules.ts'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import type { Comparison, Criteria, CriteriaLeaf } from '../../../functions/_domain/rules/criteria.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner, type Learner } from '../../../functions/_domain/engine/learner.ts'
import { levelFor } from '../../../functions/_domain/xp/levels.ts'
import { rulesetOf, TESTS } from '../../support/packs.ts'

/**
 * The engine as SEMANTICS tells it and no faster: after every event every rule is asked again, on the whole history,
 * until nothing new comes. Work and streaks have laws of their own, so they are taken from a fold without rules.
 */
export function naively(history: Activity[], rules: RuleRow[]): string[][] {
  const held = new Set<string>()
  let worker = newLearner(1)
  let unlocked = 0
  return history.map((event, index) => {
    worker = fold(worker, event, rulesetOf([])).learner
    const given: string[] = []
    for (let before = -1; before < given.length;) {
      before = given.length
      for (const rule of rules) {
        const xp = worker.xp + unlocked
        const world = { worker, xp, history: history.slice(0, index + 1), held, rules }
        if (held.has(rule.code) || !rule.criteria || !holds(rule.criteria, world)) continue
        held.add(rule.code)
        given.push(rule.code)
        unlocked += rule.xp
      }
    }
    return given
  })
}

interface World {
  worker: Learner
  xp: number
  history: Activity[]
  held: ReadonlySet<string>
  rules: RuleRow[]
}

function holds(rule: Criteria, world: World): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, world))
  if ('any' in rule) return rule.any.some((part) => holds(part, world))
  // The background's.
  if ('within_days' in rule || 'leaderboard' in rule) return false
  if ('counter' in rule) return counterHolds(rule, world.history)
  if ('streak' in rule) return (world.worker.streaks[rule.streak]?.current ?? 0) >= rule.gte
  if ('level' in rule) return levelFor(world.xp) >= rule.level
  if ('xp' in rule) return world.xp >= rule.xp
  if ('event' in rule) return eventHolds(rule, world.history.at(-1))
  const [kinds, slugs] =
    'achievements' in rule ? [['achievement'], rule.achievements] : [['course', 'program'], rule.milestones]
  const met = slugs.filter((slug) =>
    world.rules.some((other) => kinds.includes(other.kind) && other.slug === slug && world.held.has(other.code)),
  )
  return met.length >= (rule.count ?? slugs.length)
}

function counterHolds({ counter, by, gte, lte }: Extract<CriteriaLeaf, { by?: string }>, history: Activity[]): boolean {
  const categories = Object.entries(TESTS)
  const passes = (category?: string) =>
    history.filter(({ dims }) => dims.first_pass && (!category || dims.category === category)).length
  if (gte === 'all_tests')
    return by === undefined
      ? passes() >= categories.reduce((sum, [, tests]) => sum + tests, 0)
      : categories.some(([category, tests]) => passes(category) >= tests)
  const groups = by === undefined ? [history] : Object.values(Object.groupBy(history, ({ dims }) => String(dims[by])))
  return groups.some((group = []) => {
    const value = valueOf(counter, by === undefined ? group : group.filter(({ dims }) => dims[by] !== undefined))
    if (value === undefined) return false
    return lte === undefined ? value >= (gte ?? Infinity) : value <= lte
  })
}

/** `type[:metric:agg][@dim=value,…]`, read off the history. Nothing counted is nothing there. */
function valueOf(counter: string, history: Activity[]): number | undefined {
  if (counter === 'run:perfect') {
    const exams = history.filter(({ type, dims }) => type === 'test_completed' && dims.mode === 'exam')
    return exams.length - 1 - exams.findLastIndex(({ dims }) => !dims.perfect)
  }
  const [what = '', dims] = counter.split('@')
  const [type, metric, aggregate] = what.split(':')
  const pairs = dims?.split(',').map((pair) => pair.split('=')) ?? []
  const matching = history.filter(
    (event) => event.type === type && pairs.every(([name = '', value]) => String(event.dims[name]) === value),
  )
  if (metric === undefined) return matching.length
  const values = matching.flatMap(({ metrics }) => metrics[metric] ?? [])
  if (values.length === 0) return undefined
  if (aggregate === 'sum') return values.reduce((sum, value) => sum + value, 0)
  return aggregate === 'max' ? Math.max(...values) : Math.min(...values)
}

function eventHolds(
  { event, where = {}, local_hour }: Extract<CriteriaLeaf, { event: string }>,
  last?: Activity,
): boolean {
  if (last?.type !== event) return false
  if (local_hour && !(last.local_hour >= local_hour.gte && last.local_hour < local_hour.lt)) return false
  return Object.entries(where).every(([name, comparison]) =>
    compares({ ...last.metrics, ...last.dims }[name], comparison),
  )
}

function compares(value: string | number | boolean | undefined, comparison: Comparison): boolean {
  if (typeof comparison !== 'object') return value === comparison
  const isNumber = typeof value === 'number'
  if (comparison.gte !== undefined && !(isNumber && value >= comparison.gte)) return false
  if (comparison.lte !== undefined && !(isNumber && value <= comparison.lte)) return false
  if (comparison.eq !== undefined && value !== comparison.eq) return false
  return comparison.in === undefined || (value !== undefined && comparison.in.includes(value))
}
