import { sql } from 'drizzle-orm'
import type { Zones } from '../../../_domain/time/learner-day.ts'
import type { Streak } from '../../../_domain/streaks/streak.ts'
import { uuid7 } from '../../uuid7.ts'
import type { Transaction } from '../../session.ts'
import { dayIn, zoneAt } from '../rules/learners.ts'

export interface DueReminder extends Zones, Record<string, unknown> {
  user_id: string
  /** The local date of the evening that was handled last. */
  looked_on: string | null
}

/** The next learners to remind. Rows locked by another worker are skipped, so workers neither wait nor repeat work. */
export const dueReminders = (tx: Transaction, now: number, limit: number) =>
  tx.execute<DueReminder>(sql`
    select
      user_id, looked_on::text, profiles.time_zone, profiles.next_time_zone,
      profiles.next_time_zone_from::text as next_time_zone_from, profiles.cut_short::text as cut_short
    from private.evening_looks
    join profiles on profiles.id = user_id
    where due_at <= to_timestamp(${now / 1000}::float8)
    order by due_at
    limit ${limit}
    for update of evening_looks skip locked
  `)

export interface LearningStreakRow extends Streak, Record<string, unknown> {
  user_id: string
  community_id: string
}

/** Streaks in learning of two days or more, in communities where the learner is still a member. */
export const learningStreaks = (tx: Transaction, userIds: readonly string[]) =>
  tx.execute<LearningStreakRow>(sql`
    select
      user_id, community_id, current, longest, last_day::text, freezes, days_to_freeze, protected_day::text,
      bonus_day::text
    from user_streaks
    join memberships using (user_id, community_id)
    where user_id = any (string_to_array(${userIds.join(',')}, ',')::uuid[]) and kind = 'learning' and current >= 2
  `)

/** A learner's evening begins at this hour of their local time. */
export const EVENING = 18

/** Schedules the next evening: today's, if it is still to come. */
export const scheduleNextReminders = (tx: Transaction, userIds: readonly string[], now: number) =>
  tx.execute(sql`
    update private.evening_looks
    set
      looked_on = case when next_day > today then today else looked_on end,
      due_at = (next_day + make_interval(hours => ${EVENING}::integer)) at time zone
        case when next_time_zone_from <= next_day then next_time_zone else time_zone end
    from (
      select
        id, time_zone, next_time_zone, next_time_zone_from, ${dayIn(zoneAt(now), now)} as today,
        (to_timestamp(${now / 1000}::float8) at time zone ${zoneAt(now)} + make_interval(hours => 24 - ${EVENING}::integer))::date
          as next_day
      from profiles
      where id = any (string_to_array(${userIds.join(',')}, ',')::uuid[])
    ) as learner
    where user_id = learner.id
  `)

export interface StreakAtRisk {
  user_id: string
  community_id: string
  current: number
}

export const insertRiskNotifications = (tx: Transaction, risks: readonly StreakAtRisk[], now: number) =>
  tx.execute(sql`
    insert into notifications (id, user_id, community_id, kind, payload, created_at)
    select
      (risk ->> 'id')::uuid, (risk ->> 'user_id')::uuid, (risk ->> 'community_id')::uuid, 'streak_at_risk',
      jsonb_build_object('kind', 'learning', 'current', risk -> 'current'), to_timestamp(${now / 1000}::float8)
    from jsonb_array_elements(${JSON.stringify(risks.map((risk) => ({ ...risk, id: uuid7(now) })))}::text::jsonb) as risk
  `)
