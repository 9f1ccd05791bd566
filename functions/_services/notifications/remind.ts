import type { Database } from '../../_db/client.ts'
import {
  dueLooks,
  EVENING,
  planNextLooks,
  streaksOf,
  tellOfRisk,
  type DueLook,
  type WalkedStreak,
} from '../../_db/queries/notifications/evenings.ts'
import { tellListeners } from '../../_db/queries/notifications/read.ts'
import { withService } from '../../_db/session.ts'
import { learnerDay } from '../../_domain/time/learner-day.ts'
import { statusOn } from '../../_domain/streaks/streak.ts'

/** Learners in a page: those who are told are called by one message, which has room for 200. */
const PAGE = 100
/** Pages that a scheduler's call does at the most. */
const PAGES = 20

/**
 * Tells those whose evening it is of a streak that today's silence would put an end to. The page is locked, told and
 * planned anew in one transaction, so whatever fails or races, each is told once an evening.
 */
export const remind = (db: Database, now: number, size = PAGE): Promise<{ reminded: number; more: boolean }> =>
  withService(db, async (tx) => {
    const due = await dueLooks(tx, now, size)
    if (due.length === 0) return { reminded: 0, more: false }
    const evenings = new Map(due.filter((look) => isNewEvening(look, now)).map((look) => [look.user_id, look]))
    const streaks = evenings.size > 0 ? await streaksOf(tx, [...evenings.keys()]) : []
    const risks = streaks.flatMap((streak) => {
      const look = evenings.get(streak.user_id)
      if (!look || !isAtRisk(streak, look, now)) return []
      const { user_id, community_id, current } = streak
      return [{ user_id, community_id, current }]
    })
    if (risks.length > 0) {
      await tellOfRisk(tx, risks, now)
      await tellListeners(tx, [...new Set(risks.map(({ user_id }) => user_id))])
    }
    await planNextLooks(
      tx,
      due.map(({ user_id }) => user_id),
      now,
    )
    return { reminded: risks.length, more: due.length === size }
  })

/** For a scheduler: all that is due, or a bounded part of it. */
export async function remindAll(db: Database, now: number): Promise<number> {
  let reminded = 0
  for (let page = 0; page < PAGES; page++) {
    const done = await remind(db, now)
    reminded += done.reminded
    if (!done.more) break
  }
  return reminded
}

function isNewEvening(look: DueLook, now: number): boolean {
  const { local_date, local_hour } = learnerDay(look, new Date(now))
  return local_hour >= EVENING && (look.looked_on === null || look.looked_on < local_date)
}

function isAtRisk(streak: WalkedStreak, look: DueLook, now: number): boolean {
  const { local_date, forgiven } = learnerDay(look, new Date(now))
  return statusOn(streak, local_date, { forgiven }).state === 'at_risk'
}
