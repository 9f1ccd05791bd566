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
  /** Learners for whom a daily look was due. */
  looked: number
  /** Whether this was the last page of the community. */
  done: boolean
}

/**
 * The daily look at the next page of a community: evaluates windows and leaderboards once a day for each learner with an event
 * since the last look. Windows are read from the log, so a window is found even if no look ran for a week.
 */
export function lookAgain(engine: Engine, communityId: string, size = PAGE): Promise<LookResult> {
  return withService(engine.db, async (tx) => {
    const nothingDue: LookResult = { looked: 0, gained: 0, failed: 0, done: true }
    const sweep = await lockSweep(tx, communityId)
    // New rules first, so that a learner gets one notification for both, not two.
    if (!sweep || isUnswept(sweep)) return nothingDue
    const ruleset = await rulesOf(engine, communityId, sweep.rules_version)
    const rules = ruleset.rules.filter(({ condition }) => isTierTwo(condition))
    if (rules.length === 0) return nothingDue
    const { last, learners } = await endOfPage(tx, communityId, sweep.look_cursor, size)
    const done = learners < size
    const page = { communityId, after: sweep.look_cursor, last }
    const now = engine.now()
    // Whole boards are read, so only if a look is due for at least one learner.
    const due = last !== null && (await isAnyoneDue(tx, page, now))
    const gains = due ? await findAllGains(tx, { page, rules, now, due }) : []
    const awarded = await awardGains(engine, tx, { type: 'rule_met', communityId, ruleset, now }, gains)
    // An event that arrives meanwhile is on the day recorded here, so the next day's look covers it.
    const looked = due ? await recordLook(tx, page, now) : 0
    await storeLookPlace(tx, communityId, done ? null : last)
    return { looked, done, ...awarded }
  })
}
