import { sql } from 'drizzle-orm'
import type { Streak, StreakDay, StreakKind } from '../../../_domain/streaks/streak.ts'
import type { Zones } from '../../../_domain/time/learner-day.ts'
import type { Transaction } from '../../session.ts'

export interface StreakRow extends Record<string, unknown> {
  kind: StreakKind
  streak: Streak
}

/** Where a learner's days begin and end. */
export async function zonesOf(tx: Transaction, userId: string): Promise<Zones | undefined> {
  const [row] = await tx.execute<Zones & Record<string, unknown>>(sql`
    select
      time_zone, next_time_zone, next_time_zone_from::text as next_time_zone_from, cut_short::text as cut_short
    from profiles
    where id = ${userId}
  `)
  return row
}

export function streaksOf(tx: Transaction, userId: string, communityId: string) {
  return tx.execute<StreakRow>(sql`
    select kind, json_build_object(
      'current', current, 'longest', longest, 'last_day', last_day, 'freezes', freezes,
      'days_to_freeze', days_to_freeze, 'protected_day', protected_day
    ) as streak
    from user_streaks
    where user_id = ${userId} and community_id = ${communityId}
  `)
}

export function streakDaysOf(tx: Transaction, userId: string, communityId: string, from: string) {
  return tx.execute<StreakDay & { kind: StreakKind } & Record<string, unknown>>(sql`
    select kind, day::text as day, state
    from streak_days
    where user_id = ${userId} and community_id = ${communityId} and day >= ${from}::date
    order by day
  `)
}
