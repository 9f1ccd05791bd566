import type { Transaction } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'
import { awardGains } from './award-gains.ts'
import { findAllGains } from './find-gains.ts'
import { rulesOf } from './rules-of.ts'

interface LearnerToLookAt {
  user_id: string
  community_id: string
  /** Of the community. */
  rules_version: string
}

/** Rules that a learner meets now are awarded by an event of their own, as a sweep does. */
export async function awardMet(
  services: Engine,
  tx: Transaction,
  { user_id: userId, community_id: communityId, rules_version }: LearnerToLookAt,
): Promise<void> {
  const now = services.now()
  const ruleset = await rulesOf(services, communityId, rules_version)
  const page = { communityId, after: null, last: null, only: userId }
  const gains = await findAllGains(tx, { page, rules: ruleset.rules, now })
  await awardGains(services, tx, { type: 'rule_met', communityId, ruleset, now }, gains)
}
