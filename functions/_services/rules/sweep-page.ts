import { endOfPage, finishSweep, isUnswept, lockSweep, storePlace } from '../../_db/queries/rules/progress.ts'
import { withService } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'
import { findAllGains } from './find-gains.ts'
import { awardGains, type AwardedGains } from './award-gains.ts'
import { rulesOf } from './rules-of.ts'

/** How many learners are swept before the cursor is stored. */
export const PAGE = 1000

export interface SweptPage extends AwardedGains {
  /** Whether the sweep is complete, or another sweeper has the community. */
  done: boolean
}

const NOTHING_LEFT: SweptPage = { done: true, gained: 0, failed: 0 }

/**
 * Awards the next page of learners every new rule that they have met already. The cursor is stored at the end of the page: a
 * crash before that repeats the page, which awards nothing twice.
 */
export function sweepPage(engine: Engine, communityId: string, size = PAGE): Promise<SweptPage> {
  return withService(engine.db, async (tx) => {
    const sweep = await lockSweep(tx, communityId)
    if (!sweep || !isUnswept(sweep)) return NOTHING_LEFT
    const version = sweep.version ?? sweep.rules_version
    const ruleset = await rulesOf(engine, communityId, version)
    const rules = ruleset.rules.filter(({ changed }) => changed > Number(sweep.swept_version))
    const end = rules.length > 0 ? await endOfPage(tx, communityId, sweep.cursor, size) : { learners: 0, last: null }
    const now = engine.now()
    const page = { communityId, after: sweep.cursor, last: end.last }
    const gains = end.last === null ? [] : await findAllGains(tx, { page, rules, now })
    const awarded = await awardGains(engine, tx, { type: 'rules_swept', communityId, ruleset, now }, gains)
    const done = end.learners < size
    if (done) await finishSweep(tx, communityId, version)
    else await storePlace(tx, communityId, version, end.last)
    return { done, ...awarded }
  })
}
