import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import type { Engine } from '../engine/apply.ts'

/** The rules of a community, at least of this version. */
export const rulesOf = ({ db, rulesets }: Engine, communityId: string, version: string): Promise<Ruleset> =>
  rulesets.at(communityId, Number(version), db)
