import { loadCutoffs, loadOwnCutoffs } from '../../_db/queries/rules/boards.ts'
import { findGains, type Gain } from '../../_db/queries/rules/gains.ts'
import { isDue, type LearnerPage } from '../../_db/queries/rules/learners.ts'
import type { Transaction } from '../../_db/session.ts'
import { boardsIn } from '../../_domain/rules/condition-queries.ts'
import type { CompiledRule } from '../../_domain/rules/ruleset.ts'

/** How many rules one statement asks about: a first sweep may have thousands, a statement has its limits. */
const RULES_AT_ONCE = 100

export interface GainsRequest {
  page: LearnerPage
  rules: CompiledRule[]
  now: number
  /** Only those for whom a daily look is due. */
  due?: boolean
}

/** Who of a page gains which rules. */
export async function findAllGains(tx: Transaction, { page, rules, now, due = false }: GainsRequest): Promise<Gain[]> {
  const found = new Map<string, Gain>()
  for (let first = 0; first < rules.length; first += RULES_AT_ONCE) {
    const some = rules.slice(first, first + RULES_AT_ONCE)
    const boards = some.flatMap(({ condition }) => boardsIn(condition))
    const cuts =
      page.only === undefined
        ? await loadCutoffs(tx, page.communityId, boards, now)
        : await loadOwnCutoffs(tx, { user_id: page.only, community_id: page.communityId }, boards, now)
    for (const gain of await findGains(tx, page, some, cuts, due ? isDue(now) : undefined)) {
      const before = found.get(gain.user_id)?.rules ?? []
      found.set(gain.user_id, { ...gain, rules: [...before, ...gain.rules] })
    }
  }
  return [...found.values()]
}
