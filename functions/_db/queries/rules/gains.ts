import { sql, type SQL } from 'drizzle-orm'
import type { CompiledRule } from '../../../_domain/rules/ruleset.ts'
import type { Transaction } from '../../session.ts'
import type { BoardCutoffs } from './boards.ts'
import { learnersIn, type LearnerPage } from './learners.ts'
import { predicate } from './predicate.ts'

/** A learner for whom rules hold that they do not have. */
export interface Gain {
  user_id: string
  zone: string
  rules: string[]
}

/** Who gains any of these rules, set-wise. Everyone else is not even named. */
export const gainsOf = (page: LearnerPage, rules: CompiledRule[], cuts: BoardCutoffs, which?: SQL): SQL => sql`
  select user_id, zone, rules
  from (
    select user_id, zone, array_remove(array[${sql.join(
      rules.map((rule) => gainOf(rule, cuts)),
      sql`, `,
    )}]::text[], null) as rules
    from ${learnersIn(page, cuts.now, which)}
    -- Or each rule would be asked twice, here and below.
    offset 0
  ) as found
  where cardinality(rules) > 0
`

export async function findGains(
  tx: Transaction,
  page: LearnerPage,
  rules: CompiledRule[],
  cuts: BoardCutoffs,
  which?: SQL,
) {
  const found = await tx.execute<{ user_id: string; zone: string; rules: string[] }>(sql`
    select user_id, zone, to_jsonb(rules) as rules from (${gainsOf(page, rules, cuts, which)}) as gain order by user_id
  `)
  return [...found]
}

const gainOf = (rule: CompiledRule, cuts: BoardCutoffs): SQL =>
  sql`case when not ${isHeld(rule)} and ${predicate(rule.condition, cuts)} then ${rule.id}::text end`

/** What was taken away was given once, and is not given again. */
const isHeld = ({ id, effect }: CompiledRule): SQL =>
  effect.kind === 'achievement'
    ? sql`(${id}::text = any (learner.earned) or ${id}::text = any (learner.revoked))`
    : sql`(${id}::text = any (learner.validated) or ${id}::text = any (learner.handed))`
