import { noteRefreshed } from '../../_db/queries/boards/refreshed.ts'
import { storeDays } from '../../_db/queries/boards/store-days.ts'
import { storeDue } from '../../_db/queries/boards/store-due.ts'
import { storeGlobalScores, storeScores } from '../../_db/queries/boards/store-scores.ts'
import { markAllIfLost, takeChanges, findDueLearners, tryLockBoards } from '../../_db/queries/boards/take-changes.ts'
import { withService } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'

/** How many changes one transaction takes. A learner who opts out waits for it, so it is short. */
const PAGE = 500

/** The most pages of one call of a scheduler. */
const PAGES = 20

export interface RefreshResult {
  /** Learners whose scores were refreshed. */
  refreshed: number
  /** Whether there is more to do. */
  more: boolean
}

/** Refreshes the boards for the next learners who changed or whose scores changed by time. A second refresher does nothing. */
export function refreshBoards({ db, now }: Pick<Engine, 'db' | 'now'>, size = PAGE): Promise<RefreshResult> {
  return withService(db, async (tx) => {
    if (!(await tryLockBoards(tx))) return { refreshed: 0, more: false }
    await markAllIfLost(tx)
    const at = now()
    const changed = await takeChanges(tx, size)
    const due = await findDueLearners(tx, at, size)
    const learners = [...changed.learners, ...due]
    // A learner who is due by time alone has the sums by day already.
    if (changed.learners.length > 0) await storeDays(tx, changed.learners, at)
    if (learners.length > 0) {
      const each = [...new Map(learners.map((it) => [`${it.user_id} ${it.community_id}`, it])).values()]
      await storeScores(tx, each, at)
      await storeGlobalScores(tx, [...new Set(each.map(({ user_id }) => user_id))])
      await storeDue(tx, each, at)
    }
    const more = changed.taken === size || due.length === size
    if (!more) await noteRefreshed(tx, at)
    return { refreshed: learners.length, more }
  })
}

/** For a scheduler: as many pages as fit into one call. */
export async function refreshForAWhile(engine: Pick<Engine, 'db' | 'now'>, pages = PAGES): Promise<RefreshResult> {
  const all = { refreshed: 0, more: true }
  for (let page = 0; page < pages && all.more; page++) {
    const { refreshed, more } = await refreshBoards(engine)
    all.refreshed += refreshed
    all.more = more
  }
  return all
}
