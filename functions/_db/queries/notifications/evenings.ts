import { sql } from 'drizzle-orm'
import type { Zones } from '../../../_domain/time/learner-day.ts'
import type { Streak } from '../../../_domain/streaks/streak.ts'
import { uuid7 } from '../../uuid7.ts'
import type { Transaction } from '../../session.ts'
import { dayIn, zoneAt } from '../rules/learners.ts'

export interface DueLook extends Zones, Record<string, unknown> {
  user_id: string
  looked_on: string | null
}

/** The next learners to look at. What another worker has in hand is passed by, so nobody waits and nobody looks twice. */
export const dueLooks = (tx: Transaction, now: number, limit: number) =>
  tx.execute<DueLook>(sql`
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

export interface WalkedStreak extends Streak, Record<string, unknown> {
  user_id: string
  community_id: string
}

/** Streaks in learning that somebody may lose, in communities where they still are. */
export const streaksOf = (tx: Transaction, userIds: readonly string[]) =>
  tx.execute<WalkedStreak>(sql`
    select
      user_id, community_id, current, longest, last_day::text, freezes, days_to_freeze, protected_day::text
    from user_streaks
    join memberships using (user_id, community_id)
    where user_id = any (string_to_array(${userIds.join(',')}, ',')::uuid[]) and kind = 'learning' and current >= 2
  `)

/** The evening of a learner begins at this hour of their clock. */
export const EVENING = 18

/** Until the next evening: today's, if that is still to come. */
export const planNextLooks = (tx: Transaction, userIds: readonly string[], now: number) =>
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

export interface AtRisk {
  user_id: string
  community_id: string
  current: number
}

export const tellOfRisk = (tx: Transaction, risks: readonly AtRisk[], now: number) =>
  tx.execute(sql`
    insert into notifications (id, user_id, community_id, kind, payload, created_at)
    select
      (risk ->> 'id')::uuid, (risk ->> 'user_id')::uuid, (risk ->> 'community_id')::uuid, 'streak_at_risk',
      jsonb_build_object('kind', 'learning', 'current', risk -> 'current'), to_timestamp(${now / 1000}::float8)
    from jsonb_array_elements(${JSON.stringify(risks.map((risk) => ({ ...risk, id: uuid7(now) })))}::text::jsonb) as risk
  `)
