import { sql, type SQL } from 'drizzle-orm'
import type { CompiledRule } from '../../../_domain/rules/ruleset.ts'
import type { Transaction } from '../../session.ts'
import type { BoardCutoffs } from './board-cutoffs.ts'
import { learnersIn, type LearnerPage } from './learners.ts'
import { predicate } from './predicate.ts'

/** A learner for whom rules hold that they do not hold yet. */
export interface Gain {
  user_id: string
  zone: string
  rules: string[]
}

export interface GainsScope {
  /** Only these learners of the page. */
  which?: SQL
  /** Also rules that the learner holds already: all that they meet now. */
  includesHeld?: boolean
}

/** The learners who gain any of these rules, as a set: no row is returned for any other learner. */
export const gainsOf = (
  page: LearnerPage,
  rules: CompiledRule[],
  cutoffs: BoardCutoffs,
  { which, includesHeld = false }: GainsScope = {},
): SQL => sql`
  select user_id, zone, rules
  from (
    select user_id, zone, array_remove(array[${sql.join(
      rules.map((rule) => gainOf(rule, cutoffs, includesHeld)),
      sql`, `,
    )}]::text[], null) as rules
    from ${learnersIn(page, cutoffs.now, which)}
    -- Keeps the planner from evaluating each rule twice, here and below.
    offset 0
  ) as gain
  where cardinality(rules) > 0
`

export async function findGains(
  tx: Transaction,
  page: LearnerPage,
  rules: CompiledRule[],
  cutoffs: BoardCutoffs,
  scope?: GainsScope,
) {
  const gains = await tx.execute<{ user_id: string; zone: string; rules: string[] }>(sql`
    select user_id, zone, to_jsonb(rules) as rules from (${gainsOf(page, rules, cutoffs, scope)}) as gain order by user_id
  `)
  return [...gains]
}

const gainOf = (rule: CompiledRule, cutoffs: BoardCutoffs, includesHeld: boolean): SQL =>
  sql`case when ${includesHeld ? sql`true` : sql`not ${isHeld(rule)}`} and ${predicate(rule.condition, cutoffs)} then ${rule.id}::text end`

/** A revoked achievement was awarded once, and is not awarded again. */
const isHeld = ({ id, effect }: CompiledRule): SQL =>
  effect.kind === 'achievement'
    ? sql`(${id}::text = any (learner.earned) or ${id}::text = any (learner.revoked))`
    : sql`(${id}::text = any (learner.validated) or ${id}::text = any (learner.handed))`
