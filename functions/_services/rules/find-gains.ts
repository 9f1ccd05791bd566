import { loadCutoffs, loadOwnCutoffs } from '../../_db/queries/rules/board-cutoffs.ts'
import { findGains, type Gain } from '../../_db/queries/rules/gains.ts'
import { isDue, type LearnerPage } from '../../_db/queries/rules/learners.ts'
import type { Transaction } from '../../_db/session.ts'
import { boardsIn } from '../../_domain/rules/condition-queries.ts'
import type { CompiledRule } from '../../_domain/rules/ruleset.ts'

/** The most rules of one statement: a first sweep may have thousands, and a statement has a limited number of parameters. */
const RULES_PER_STATEMENT = 100

export interface GainsRequest {
  page: LearnerPage
  rules: CompiledRule[]
  now: number
  /** Only learners for whom a daily look is due. */
  due?: boolean
  /** Also rules that a learner holds already: all that they meet now. */
  includesHeld?: boolean
}

/** The learners of a page who gain any of the rules, each with the rules they gain. */
export async function findAllGains(
  tx: Transaction,
  { page, rules, now, due = false, includesHeld }: GainsRequest,
): Promise<Gain[]> {
  const gains = new Map<string, Gain>()
  for (let first = 0; first < rules.length; first += RULES_PER_STATEMENT) {
    const some = rules.slice(first, first + RULES_PER_STATEMENT)
    const boards = some.flatMap(({ condition }) => boardsIn(condition))
    const cutoffs =
      page.only === undefined
        ? await loadCutoffs(tx, page.communityId, boards, now)
        : await loadOwnCutoffs(tx, { user_id: page.only, community_id: page.communityId }, boards, now)
    for (const gain of await findGains(tx, page, some, cutoffs, {
      which: due ? isDue(now) : undefined,
      includesHeld,
    })) {
      const before = gains.get(gain.user_id)?.rules ?? []
      gains.set(gain.user_id, { ...gain, rules: [...before, ...gain.rules] })
    }
  }
  return [...gains.values()]
}
