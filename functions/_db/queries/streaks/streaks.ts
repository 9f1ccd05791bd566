import { and, asc, eq, gte } from 'drizzle-orm'
import type { Zones } from '../../../_domain/time/learner-day.ts'
import { profiles } from '../../schema/communities.ts'
import { streakDays, userStreaks } from '../../schema/progress.ts'
import type { Transaction } from '../../session.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** Where a learner's days begin and end. */
export async function zonesOf(tx: Transaction, userId: string): Promise<Zones | undefined> {
  const [zones] = await tx
    .select({
      time_zone: profiles.time_zone,
      next_time_zone: profiles.next_time_zone,
      next_time_zone_from: profiles.next_time_zone_from,
      cut_short: profiles.cut_short,
    })
    .from(profiles)
    .where(eq(profiles.id, userId))
  return zones
}

/** A learner's streaks in a community: none of a kind that never began. */
export const streaksOf = (tx: Transaction, { user_id, community_id }: LearnerKey) =>
  tx
    .select({
      kind: userStreaks.kind,
      streak: {
        current: userStreaks.current,
        longest: userStreaks.longest,
        last_day: userStreaks.last_day,
        freezes: userStreaks.freezes,
        days_to_freeze: userStreaks.days_to_freeze,
        protected_day: userStreaks.protected_day,
        bonus_day: userStreaks.bonus_day,
      },
    })
    .from(userStreaks)
    .where(and(eq(userStreaks.user_id, user_id), eq(userStreaks.community_id, community_id)))

/** The days of a learner's streak calendars from this day on. */
export const streakDaysOf = (tx: Transaction, { user_id, community_id }: LearnerKey, from: string) =>
  tx
    .select({ kind: streakDays.kind, day: streakDays.day, state: streakDays.state })
    .from(streakDays)
    .where(and(eq(streakDays.user_id, user_id), eq(streakDays.community_id, community_id), gte(streakDays.day, from)))
    .orderBy(asc(streakDays.day))
