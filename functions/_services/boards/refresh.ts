import { noteRefreshed } from '../../_db/queries/boards/refreshed.ts'
import { storeDays } from '../../_db/queries/boards/store-days.ts'
import { storeDue } from '../../_db/queries/boards/store-due.ts'
import { storeGlobalScores, storeScores } from '../../_db/queries/boards/store-scores.ts'
import { markAllIfLost, takeChanges, takeDue, tryLockBoards } from '../../_db/queries/boards/take-changes.ts'
import { withService } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'

/** How many notes one transaction takes. Whoever opts out waits for it, so it is short. */
const PAGE = 500

/** How many of those one call of a scheduler does at the most. */
const PAGES = 20

export interface RefreshResult {
  /** Learners who were looked at. */
  refreshed: number
  /** Whether there is more to do. */
  more: boolean
}

/** Brings boards up to date with the next changes, and with what the time has changed. Others may try meanwhile. */
export function refreshBoards({ db, now }: Pick<Engine, 'db' | 'now'>, size = PAGE): Promise<RefreshResult> {
  return withService(db, async (tx) => {
    if (!(await tryLockBoards(tx))) return { refreshed: 0, more: false }
    await markAllIfLost(tx)
    const at = now()
    const changed = await takeChanges(tx, size)
    const due = await takeDue(tx, at, size)
    const learners = [...changed.learners, ...due]
    // What did not change has its days already.
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

/** For a scheduler: as much as fits a call. */
export async function refreshForAWhile(engine: Pick<Engine, 'db' | 'now'>, pages = PAGES): Promise<RefreshResult> {
  const all = { refreshed: 0, more: true }
  for (let page = 0; page < pages && all.more; page++) {
    const { refreshed, more } = await refreshBoards(engine)
    all.refreshed += refreshed
    all.more = more
  }
  return all
}
