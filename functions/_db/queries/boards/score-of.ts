import { sql, type SQL } from 'drizzle-orm'
import type { Metric } from '../../../_domain/boards/board.ts'
import { dayIn, zoneAt } from '../rules/learners.ts'
import { currentStreak } from './current-streak.ts'
import { ofMember } from './of-member.ts'

/** Where sums by day come from: the ledger itself, or the stored sums of learners that have them. */
export type DaySource = 'ledger' | 'days'

/** The score of the member in `memberships`, joined with `profiles`. */
export function scoreOf(metric: Metric, now: number, from: DaySource = 'ledger'): SQL {
  switch (metric) {
    case 'xp_all_time':
      return sql`(select total from user_xp where ${ofMember(sql`user_xp`)})`
    case 'xp_weekly':
      return xpOfLast(7, now, from)
    case 'xp_monthly':
      return xpOfLast(30, now, from)
    case 'streak_current':
      return currentStreak(now)
    case 'streak_longest':
      return sql`(select longest from user_streaks where ${ofMember(sql`user_streaks`)} and kind = 'learning')`
    case 'completed':
      return sql`(
        select
          coalesce((counters -> 'test_completed' ->> 0)::float8, 0) + coalesce((counters -> 'scenario_completed' ->> 0)::float8, 0)
        from user_counters
        where ${ofMember(sql`user_counters`)}
      )`
    case 'achievements':
      return sql`(select count(*) from user_achievements where ${ofMember(sql`user_achievements`)} and revoked_at is null)`
  }
}

const xpOfLast = (days: number, now: number, from: DaySource): SQL =>
  from === 'days'
    ? sql`(
        select sum(xp)
        from leaderboard_days
        where ${ofMember(sql`leaderboard_days`)} and day > ${dayIn(zoneAt(now), now)} - ${days}::integer
      )`
    : sql`(
        select sum(amount)
        from xp_transactions
        where ${ofMember(sql`xp_transactions`)} and local_date > ${dayIn(zoneAt(now), now)} - ${days}::integer
      )`
