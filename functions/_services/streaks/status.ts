import { streakKind, type Streaks, type StreakStatusShown } from '../../_contracts/streaks/streaks.ts'
import { streakDaysOf, streaksOf, zonesOf } from '../../_db/queries/streaks/streaks.ts'
import { readAsUser, type Transaction } from '../../_db/session.ts'
import { addDays } from '../../_domain/time/days.ts'
import { notFound } from '../../_domain/errors.ts'
import { learnerDay, type LearnerDay } from '../../_domain/time/learner-day.ts'
import { newStreak, protect, statusOn, type Streak, type StreakDay } from '../../_domain/streaks/streak.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** How many days the calendar has, today included. */
const CALENDAR_DAYS = 6 * 7

/** Both streaks as they are today, from dates alone. */
export function readStreaks({ db, now, claims }: WithClaims<DatabaseContext>, communitySlug: string): Promise<Streaks> {
  return readAsUser(db, claims, async (tx) => {
    const [community, today] = await Promise.all([
      findMyCommunity(tx, claims, communitySlug),
      todayOf(tx, claims.sub, now()),
    ])
    const key = { user_id: claims.sub, community_id: community.id }
    const [rows, days] = await Promise.all([
      streaksOf(tx, key),
      streakDaysOf(tx, key, addDays(today.local_date, 1 - CALENDAR_DAYS)),
    ])
    const known = new Map(rows.map(({ kind, streak }) => [kind, streak]))
    return {
      today: today.local_date,
      streaks: streakKind.options.map((kind) => ({
        kind,
        ...toStatus(known.get(kind) ?? newStreak(), today),
        days: days.filter((it) => it.kind === kind).map(({ day, state }): StreakDay => ({ day, state })),
      })),
    }
  })
}

/** What day it is for this learner. */
export async function todayOf(tx: Transaction, userId: string, now: number): Promise<LearnerDay> {
  const zones = await zonesOf(tx, userId)
  if (!zones) throw notFound('profile')
  return learnerDay(zones, new Date(now))
}

function toStatus(streak: Streak, { local_date, forgiven }: LearnerDay): Omit<StreakStatusShown, 'kind' | 'days'> {
  return {
    ...statusOn(streak, local_date, { forgiven }),
    days_to_freeze: streak.days_to_freeze,
    can_protect: protect(streak, local_date, { forgiven }).result === 'protected',
  }
}
