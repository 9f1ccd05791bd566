import type { Transaction } from '../../_db/session.ts'
import { boardsIn } from '../../_domain/rules/condition-queries.ts'
import type { Engine } from '../engine/apply.ts'
import { awardGains } from './award-gains.ts'
import { findAllGains } from './find-gains.ts'
import { rulesOf } from './rules-of.ts'

interface LearnersToLookAt {
  users: readonly string[]
  community_id: string
  /** Of the community. */
  rules_version: string
}

/**
 * Rules that learners meet now are awarded by an event of their own, as a sweep does. Of several learners, rules that ask for a place
 * on a board are left to the daily look: the others of the board may not have been looked at yet.
 */
export async function awardMet(
  services: Engine,
  tx: Transaction,
  { users, community_id: communityId, rules_version }: LearnersToLookAt,
): Promise<void> {
  const [only] = users
  if (only === undefined) return
  const now = services.now()
  const ruleset = await rulesOf(services, communityId, rules_version)
  const isOne = users.length === 1
  // Of a single learner no whole board is read.
  const page = { communityId, after: null, last: null, ...(isOne ? { only } : { among: users }) }
  const rules = isOne ? ruleset.rules : ruleset.rules.filter(({ condition }) => boardsIn(condition).length === 0)
  const gains = await findAllGains(tx, { page, rules, now })
  await awardGains(services, tx, { type: 'rule_met', communityId, ruleset, now }, gains)
}
