import type { XpStats } from '../../_contracts/xp/xp.ts'
import { totalXp, xpByDay, xpByReason } from '../../_db/queries/xp/xp.ts'
import { readAsUser } from '../../_db/session.ts'
import { addDays } from '../../_domain/time/days.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { todayOf } from '../streaks/status.ts'

const MONTH = 30
const WEEK = 7

/** The learner's XP by reason, and by day for the last 30 days. */
export function readXpStats({ db, now, claims }: WithClaims<DatabaseContext>, communitySlug: string): Promise<XpStats> {
  return readAsUser(db, claims, async (tx) => {
    const [community, { local_date: today }] = await Promise.all([
      findMyCommunity(tx, claims, communitySlug),
      todayOf(tx, claims.sub, now()),
    ])
    const first = addDays(today, 1 - MONTH)
    const key = { user_id: claims.sub, community_id: community.id }
    const [byDay, total, byReason] = await Promise.all([xpByDay(tx, key, first), totalXp(tx, key), xpByReason(tx, key)])
    const paid = new Map(byDay.map(({ day, xp }) => [day, xp]))
    const days = Array.from({ length: MONTH }, (_, index) => {
      const day = addDays(first, index)
      return { day, xp: paid.get(day) ?? 0 }
    })
    const sum = (of: typeof days) => of.reduce((total, { xp }) => total + xp, 0)
    return {
      today,
      total,
      last_7_days: sum(days.slice(-WEEK)),
      last_30_days: sum(days),
      by_reason: [...byReason],
      days,
    }
  })
}
