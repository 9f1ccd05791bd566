import { parseCounterKey, RUNS } from '../engine/counter-key.ts'
import { choiceText, listText } from '../locale/lists.ts'
import { numberText, percentText } from '../locale/numbers.ts'
import type { Comparison, Criteria, CriteriaLeaf } from './criteria.ts'
import { a, amount, compared, days, humanize, masteryWords, minutes, titled, wordsFor } from './criteria-words.ts'
import { describeMetrics } from './describe-metrics.ts'

type Counter = Extract<CriteriaLeaf, { by?: string }>
type Event = Extract<CriteriaLeaf, { event: string }>

/** The name of what a rule refers to by slug. Without a name the slug is shown as one. */
export type NameOf = (slug: string, kind: 'achievement' | 'gate' | 'course') => string | undefined

/** A rule in plain words: "Finish 10 tests". The numbers are those of the rule; a tier has its own. */
export function sayCriteria(criteria: Criteria, nameOf: NameOf = () => undefined): string {
  const text = say(criteria)
  return text.slice(0, 1).toUpperCase() + text.slice(1)

  function say(node: Criteria): string {
    if ('all' in node) return listText([...new Set(node.all.map(within))])
    if ('any' in node) return sayAny(node.any)
    if ('within_days' in node) return `${sayCounter(node, nameOf)} within ${days(node.within_days)}`
    if ('leaderboard' in node) return `reach the top ${place(node)} ${BOARDS[node.leaderboard] ?? node.leaderboard}`
    if ('counter' in node) return sayCounter(node, nameOf)
    if ('streak' in node)
      return `reach a ${node.streak === 'learning' ? 'learning' : 'visiting'} streak of ${days(node.gte)}`
    if ('level' in node) return `reach level ${node.level}`
    if ('xp' in node) return `reach ${numberText(node.xp)} XP`
    if ('event' in node) return sayEvent(node, nameOf) + between(node)
    return 'achievements' in node
      ? `earn ${some('achievement', node.achievements, node.count)}`
      : `pass ${some('gate', node.milestones, node.count)}`
  }

  /** A group within a group is introduced by "either" or "together". */
  function within(node: Criteria): string {
    if ('any' in node && node.any.length > 1) return `either ${say(node)}`
    return 'all' in node && node.all.length > 1 ? `together ${say(node)}` : say(node)
  }

  /** Hours that all parts share are named once. */
  function sayAny(parts: Criteria[]): string {
    const events = parts.filter((part) => 'event' in part)
    const hours = new Set(events.map(between))
    const [shared = ''] = hours
    if (events.length < parts.length || hours.size > 1 || shared === '')
      return choiceText([...new Set(parts.map(within))])
    return choiceText(events.map((event) => sayEvent(event, nameOf))) + shared
  }

  function some(kind: 'achievement' | 'gate', slugs: string[], count = slugs.length): string {
    const names = slugs.map((slug) => nameOf(slug, kind) ?? titled(slug))
    return count < slugs.length ? `${count} of ${listText(names)}` : listText(names)
  }
}

const BOARDS: Readonly<Record<string, string>> = {
  xp_all_time: 'for XP',
  xp_weekly: 'for XP over the last 7 days',
  xp_monthly: 'for XP over the last 30 days',
  streak_current: 'for current streaks',
  streak_longest: 'for longest streaks',
  completed: 'for completed tests and scenarios',
  achievements: 'for achievements',
}

const place = ({ top, percentile }: { top?: number; percentile?: number }) =>
  top === undefined ? percentText(percentile ?? 0, 2) : top

function sayCounter({ counter, by, gte, lte }: Counter, nameOf: NameOf): string {
  const key = parseCounterKey(counter)
  if (RUNS.includes(counter) || !key) return `finish ${numberText(Number(gte))} perfect exams in a row`
  const words = wordsFor(key.type, key.dims, (slug) => nameOf(slug, 'course'))
  const inOne = by === undefined ? '' : by === 'category' ? ' in one category' : ` of one ${humanize(by)}`
  if (gte === 'all_tests') return `pass every test${by === undefined ? '' : ` of one ${by}`}`
  const goal = gte ?? lte ?? 0
  const mastery = key.metric === 'rank' && gte !== undefined ? masteryWords(goal, key.dims.topic) : undefined
  if (mastery !== undefined) return mastery
  if (key.metric === undefined) return `${words.verb} ${amount(words, goal)}${inOne}`
  if (key.aggregate === 'sum') return sum(key.metric, goal, words.many) + inOne
  return metricIn(key.metric, gte === undefined ? { lte: goal } : { gte: goal }, words) + inOne
}

function sum(metric: string, total: number, many: string): string {
  if (metric === 'questions') return `go through ${numberText(total)} questions in ${many}`
  if (metric === 'correct') return `answer ${numberText(total)} questions right in ${many}`
  if (metric === 'words') return `learn ${numberText(total)} words`
  if (metric === 'minutes') return `spend ${minutes(total)} in ${many}`
  if (metric === 'seconds') return `spend ${minutes(total / 60)} in ${many}`
  return `reach ${numberText(total)} ${humanize(metric)} in ${many}`
}

/** One event of the type, with the number that matters. */
function metricIn(metric: string, comparison: Comparison, { verb, one }: { verb: string; one: string }): string {
  if (metric === 'score') return `score ${compared(comparison, '%')} in ${a(one)}`
  return `${verb} ${a(one)} ${describeMetrics([[metric, comparison]])}`
}

/** Named dimensions describe the noun, a score the verb; all other conditions follow. */
function sayEvent({ event, where = {} }: Event, nameOf: NameOf): string {
  const conditions = Object.entries(where)
  const dims = Object.fromEntries(conditions.flatMap(([name, it]) => (isNamed(it) ? [[name, String(it)]] : [])))
  const words = wordsFor(event, dims, (slug) => nameOf(slug, 'course'))
  const rest = conditions.filter(([name, it]) => !isNamed(it) && name !== 'score')
  const head = where.score === undefined ? `${words.verb} ${a(words.one)}` : metricIn('score', where.score, words)
  return rest.length === 0 ? head : `${head} ${describeMetrics(rest)}`
}

const isNamed = (comparison: Comparison): comparison is string | true =>
  typeof comparison === 'string' || comparison === true

const between = ({ local_hour: hours }: Event) => (hours ? ` between ${hours.gte}:00 and ${hours.lt}:00` : '')
