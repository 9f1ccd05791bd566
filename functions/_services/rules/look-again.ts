import {
  endOfPage,
  isAnyoneDue,
  isUnswept,
  lockSweep,
  recordLook,
  storeLookPlace,
} from '../../_db/queries/rules/progress.ts'
import { withService } from '../../_db/session.ts'
import { isTierTwo } from '../../_domain/rules/condition-queries.ts'
import type { Engine } from '../engine/apply.ts'
import { findAllGains } from './find-gains.ts'
import { awardGains, type AwardedGains } from './award-gains.ts'
import { rulesOf } from './rules-of.ts'
import { PAGE } from './sweep-page.ts'

export interface LookResult extends AwardedGains {
  /** Learners for whom a look was due. */
  looked: number
  /** Whether the round through the community is complete. */
  done: boolean
}

/**
 * Looks at the windows and boards of the next page of a community: once a day of each learner's who did something
 * since. Windows are read from the log, so one that nobody looked at for a week is found all the same.
 */
export function lookAgain(engine: Engine, communityId: string, size = PAGE): Promise<LookResult> {
  return withService(engine.db, async (tx) => {
    const nothing: LookResult = { looked: 0, gained: 0, failed: 0, done: true }
    const sweep = await lockSweep(tx, communityId)
    // New rules first: what they and a look would give is one message then, not two.
    if (!sweep || isUnswept(sweep)) return nothing
    const ruleset = await rulesOf(engine, communityId, sweep.rules_version)
    const rules = ruleset.rules.filter(({ condition }) => isTierTwo(condition))
    if (rules.length === 0) return nothing
    const { last, learners } = await endOfPage(tx, communityId, sweep.look_cursor, size)
    const done = learners < size
    const page = { communityId, after: sweep.look_cursor, last }
    const now = engine.now()
    // Boards are read whole, so not for nobody.
    const due = last !== null && (await isAnyoneDue(tx, page, now))
    const gains = due ? await findAllGains(tx, { page, rules, now, due }) : []
    const given = await awardGains(engine, tx, { type: 'rule_met', communityId, ruleset, now }, gains)
    // Whatever came meanwhile came on the day that is noted here, and is looked at on the next.
    const looked = due ? await recordLook(tx, page, now) : 0
    await storeLookPlace(tx, communityId, done ? null : last)
    return { looked, done, ...given }
  })
}
