import type { Transaction } from '../../_db/session.ts'
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

/** Rules that learners meet now are awarded by an event of their own, as a sweep does. */
export async function awardMet(
  services: Engine,
  tx: Transaction,
  { users, community_id: communityId, rules_version }: LearnersToLookAt,
): Promise<void> {
  const [only] = users
  if (only === undefined) return
  const now = services.now()
  const ruleset = await rulesOf(services, communityId, rules_version)
  // Of a single learner no whole board is read.
  const page = { communityId, after: null, last: null, ...(users.length === 1 ? { only } : { among: users }) }
  const gains = await findAllGains(tx, { page, rules: ruleset.rules, now })
  await awardGains(services, tx, { type: 'rule_met', communityId, ruleset, now }, gains)
}
