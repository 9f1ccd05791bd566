import { z } from 'zod'
import { METRICS } from '../../_domain/boards/board.ts'
import { deadCounter, parseCounterKey, RUNS } from '../../_domain/engine/counter-key.ts'
import type { Criteria } from '../../_domain/rules/criteria.ts'
import { EVENT_TYPES } from '../../_domain/engine/event-types.ts'
import { storable } from '../storable.ts'

/** How deep rules may nest. */
export const MAX_DEPTH = 5

const threshold = z.number().positive().max(1e12)
const amount = z.number().min(-1e15).max(1e15)
const value = z.union([storable(200), amount, z.boolean()])
const slugs = z.array(storable(64).regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/, 'expected a slug')).min(1)
const eventTypes = Object.keys(EVENT_TYPES)

const counterKey = storable(500).superRefine((text, context) => {
  if (!RUNS.includes(text) && !parseCounterKey(text))
    context.addIssue({ code: 'custom', message: 'expected type[:metric:agg][@dim=value,…], dimensions sorted' })
})

/** A rule over a counter that no event changes could never be met. */
function refuseDead({ counter, by }: { counter: string; by?: string }, context: z.RefinementCtx) {
  if (RUNS.includes(counter)) {
    if (by !== undefined) context.addIssue({ code: 'custom', path: ['by'], message: 'a run has no dimensions' })
    return
  }
  const key = parseCounterKey(counter)
  const problem = key && deadCounter(key, by)
  if (problem) context.addIssue({ code: 'custom', path: ['counter'], message: problem })
}

const isMin = (counter: string) => parseCounterKey(counter)?.aggregate === 'min'

const counterRule = z
  .strictObject({
    counter: counterKey,
    by: storable(64).optional(),
    gte: z.union([threshold, z.literal('all_tests')]).optional(),
    lte: z.number().min(0).max(1e12).optional(),
  })
  .superRefine(refuseDead)
  .superRefine((rule, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if ((rule.gte === undefined) === (rule.lte === undefined)) refuse('gte', 'expected gte or lte')
    else if (rule.lte !== undefined && !isMin(rule.counter)) refuse('lte', 'only a min counter falls')
    else if (rule.gte !== undefined && isMin(rule.counter)) refuse('gte', 'a min counter falls: use lte')
    if (
      rule.gte === 'all_tests' &&
      (rule.counter !== 'test_completed@first_pass=true' || (rule.by ?? 'category') !== 'category')
    )
      refuse('gte', 'all_tests is for test_completed@first_pass=true')
  })

const windowRule = z
  .strictObject({ within_days: z.int().min(1).max(366), counter: counterKey, gte: z.number().min(1).max(1e12) })
  .superRefine(refuseDead)
  .superRefine(({ counter }, context) => {
    if (RUNS.includes(counter)) context.addIssue({ code: 'custom', path: ['counter'], message: 'a run has no window' })
  })

const comparison = z.union([
  value,
  z
    .strictObject({ gte: amount, lte: amount, eq: value, in: z.array(value).min(1) })
    .partial()
    .refine((comparison) => Object.keys(comparison).length > 0, 'expected gte, lte, eq or in'),
])

const eventRule = z.strictObject({
  event: z.enum(eventTypes),
  where: z.record(storable(64).regex(/^[a-z][a-z0-9_]{0,63}$/), comparison).optional(),
  local_hour: z
    .strictObject({ gte: z.int().min(0).max(23), lt: z.int().min(1).max(24) })
    .refine(({ gte, lt }) => gte < lt, 'expected gte before lt')
    .optional(),
})

const count = z.int().min(1).max(1000).optional()
const tooMany = { path: ['count'], message: 'more than there are' }

const leaderboardRule = z
  .strictObject({
    leaderboard: z.enum(METRICS),
    top: z.int().min(1).max(1000).optional(),
    percentile: z.number().min(1).max(100).optional(),
  })
  .refine(({ top, percentile }) => (top === undefined) !== (percentile === undefined), {
    path: ['top'],
    message: 'expected top or percentile',
  })

/** Every kind of rule that holds no other. */
export const leaves = {
  within_days: windowRule,
  counter: counterRule,
  streak: z.strictObject({ streak: z.enum(['daily_login', 'learning']), gte: z.int().min(1).max(36_500) }),
  level: z.strictObject({ level: z.int().min(1).max(100) }),
  xp: z.strictObject({ xp: z.int().min(1).max(1e12) }),
  event: eventRule,
  achievements: z
    .strictObject({ achievements: slugs, count })
    .refine((rule) => (rule.count ?? 1) <= rule.achievements.length, tooMany),
  milestones: z
    .strictObject({ milestones: slugs, count })
    .refine((rule) => (rule.count ?? 1) <= rule.milestones.length, tooMany),
  leaderboard: leaderboardRule,
} as const

/** The first of these keys that a rule has is its kind. A window has a counter, too, so it comes first. */
export const KINDS = [
  'within_days',
  'counter',
  'streak',
  'level',
  'xp',
  'event',
  'achievements',
  'milestones',
  'leaderboard',
  'all',
  'any',
] as const
export type CriteriaKind = (typeof KINDS)[number]

function ruleAt(depth: number): z.ZodType<Criteria> {
  return z.custom<Criteria>().superRefine((rule: unknown, context) => {
    const refuse = (message: string, path: PropertyKey[] = []) => context.addIssue({ code: 'custom', path, message })
    // Refinements of a whole body read the rule, so they do not run on one that is none.
    if (typeof rule !== 'object' || rule === null || Array.isArray(rule))
      return context.addIssue({ code: 'custom', path: [], message: 'expected a rule', continue: false })
    if (depth > MAX_DEPTH) return refuse(`nested deeper than ${MAX_DEPTH}`)
    const kind = KINDS.find((kind) => Object.hasOwn(rule, kind))
    if (kind === undefined) return refuse('expected a rule, such as {"counter": …, "gte": …}')
    for (const issue of schemaOf(kind, depth).safeParse(rule).error?.issues ?? [])
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) refuse('unknown key', [...issue.path, key])
      else refuse(issue.message, issue.path)
  })
}

const schemaOf = (kind: CriteriaKind, depth: number): z.ZodType =>
  kind === 'all' || kind === 'any' ? z.strictObject({ [kind]: z.array(ruleAt(depth + 1)).min(1) }) : leaves[kind]

/** The criteria of an achievement or a milestone. Postgres checks the same grammar for rules written in SQL. */
export const criteria = ruleAt(1)
