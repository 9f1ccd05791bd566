import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** The oldest day that was counted since it was sent, and when that was. */
export async function nextUnsentDay(tx: Transaction): Promise<{ day: string; rolled_at: string } | undefined> {
  const [row] = await tx.execute<{ day: string; rolled_at: string }>(sql`
    select day::text as day, rolled_at::text as rolled_at
    from private.roll_up_days
    where rolled_at is not null and (sent_at is null or sent_at < rolled_at)
    order by day
    limit 1
  `)
  return row
}

/** Notes up to which count a day was sent. Counted anew meanwhile, it is sent again. */
export const noteSent = (tx: Transaction, { day, rolled_at }: { day: string; rolled_at: string }) =>
  tx.execute(sql`update private.roll_up_days set sent_at = ${rolled_at}::timestamptz where day = ${day}::date`)

export interface SentDayRow {
  community: string
  members: number
  learners: number
  events: number
  unlocked: number
  unlockers: number
}

export const communitiesOn = (tx: Transaction, day: string) =>
  tx.execute<Pick<SentDayRow, keyof SentDayRow>>(sql`
    select slug as community, members, learners, events, unlocked, unlockers
    from community_days
    join communities on communities.id = community_id
    where day = ${day}::date
    order by slug
  `)

export interface SentTypeRow {
  community: string
  type: string
  events: number
  learners: number
}

export const typesOn = (tx: Transaction, day: string) =>
  tx.execute<Pick<SentTypeRow, keyof SentTypeRow>>(sql`
    select slug as community, type, events, learners
    from event_days
    join communities on communities.id = community_id
    where day = ${day}::date
    order by slug, type
  `)

export interface SentUnlockRow {
  community: string
  achievement: string
  unlocked: number
  learners: number
  timed: number
  seconds: number
  median_seconds: number | null
}

export const unlocksOn = (tx: Transaction, day: string) =>
  tx.execute<Pick<SentUnlockRow, keyof SentUnlockRow>>(sql`
    select
      communities.slug as community, achievements.slug as achievement, unlocked, learners, timed,
      seconds::double precision as seconds, median_seconds::double precision as median_seconds
    from achievement_days
    join communities on communities.id = achievement_days.community_id
    join achievements on achievements.id = achievement_id
    where day = ${day}::date
    order by communities.slug, achievements.slug
  `)
