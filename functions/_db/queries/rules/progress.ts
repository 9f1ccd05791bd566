import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import { dayIn, inPage, isDue, zoneAt, type LearnerPage } from './learners.ts'

/** The progress of sweeps in a community. Versions are texts, since they have 64 bits. */
export interface SweepProgress extends Record<string, unknown> {
  rules_version: string
  swept_version: string
  /** The version that the running sweep began with; null if none is running. */
  version: string | null
  cursor: string | null
  look_cursor: string | null
}

/**
 * One sweeper for each community at a time. The lock ends with the transaction, so a crash releases it. The number of learners
 * bounds a page, so its statements may take longer than those of a request.
 */
export async function lockSweep(tx: Transaction, communityId: string): Promise<SweepProgress | undefined> {
  const [lock] = await tx.execute<{ mine: boolean }>(sql`
    select
      pg_try_advisory_xact_lock(hashtextextended('laude sweep ' || ${communityId}::text, 0)) as mine,
      set_config('statement_timeout', '2min', true)
  `)
  if (!lock?.mine) return undefined
  await tx.execute(sql`
    insert into community_sweeps (community_id)
    select id from communities where id = ${communityId}
    on conflict do nothing
  `)
  const [sweep] = await tx.execute<SweepProgress>(sql`
    select rules_version, swept_version, version, cursor, look_cursor
    from community_sweeps
    join communities on communities.id = community_id
    where community_id = ${communityId}
  `)
  return sweep
}

/** Whether there are rules newer than the last sweep, or a sweep is running. */
export const isUnswept = ({ version, rules_version, swept_version }: SweepProgress): boolean =>
  version !== null || Number(rules_version) > Number(swept_version)

/** Communities with rules newer than their last sweep, or with a sweep that was interrupted. */
export const communitiesToSweep = (tx: Transaction) =>
  tx.execute<{ id: string }>(sql`
    select id
    from communities
    left join community_sweeps on community_id = communities.id
    where rules_version > coalesce(swept_version, 0) or version is not null
    order by id
  `)

export const allCommunities = (tx: Transaction) =>
  tx.execute<{ id: string }>(sql`select id from communities order by id`)

/** The last learner of the page after this learner, and the size of that page. */
export async function endOfPage(tx: Transaction, communityId: string, after: string | null, size: number) {
  const [row] = await tx.execute<{ last: string; learners: number }>(sql`
    select (array_agg(user_id order by user_id desc))[1] as last, count(*)::integer as learners
    from (
      select user_id
      from user_counters
      where community_id = ${communityId}::uuid and (${after}::uuid is null or user_id > ${after}::uuid)
      order by user_id
      limit ${size}
    ) as page
  `)
  return { last: row?.last ?? null, learners: row?.learners ?? 0 }
}

export const storePlace = (tx: Transaction, communityId: string, version: string, cursor: string | null) =>
  tx.execute(sql`
    update community_sweeps set version = ${version}, cursor = ${cursor}::uuid where community_id = ${communityId}
  `)

export const finishSweep = (tx: Transaction, communityId: string, version: string) =>
  tx.execute(sql`
    update community_sweeps
    set swept_version = ${version}, version = null, cursor = null
    where community_id = ${communityId}
  `)

export async function isAnyoneDue(tx: Transaction, page: LearnerPage, now: number): Promise<boolean> {
  const [row] = await tx.execute<{ due: boolean }>(sql`
    select exists (
      select
      from user_counters
      join profiles on profiles.id = user_counters.user_id
      where ${inPage(page)} and ${isDue(now)}
    ) as due
  `)
  return row?.due ?? false
}

/** Records the daily look of every learner of a page for whom it was due, on the date of their own calendar. */
export async function recordLook(tx: Transaction, page: LearnerPage, now: number): Promise<number> {
  const looked = await tx.execute(sql`
    update user_counters
    set swept_day = ${dayIn(zoneAt(now), now)}
    from profiles
    where profiles.id = user_counters.user_id and ${inPage(page)} and ${isDue(now)}
    returning user_counters.user_id
  `)
  return looked.length
}

/** The version of the rules up to which all learners of a community were swept. */
export async function sweptVersion(tx: Transaction, communityId: string): Promise<number> {
  const [row] = await tx.execute<{ swept_version: string }>(sql`
    select swept_version from community_sweeps where community_id = ${communityId}
  `)
  return Number(row?.swept_version ?? 0)
}

/** The time until a learner's next day, in seconds. */
export async function secondsOfToday(tx: Transaction, userId: string, now: number): Promise<number> {
  const [row] = await tx.execute<{ seconds: number }>(sql`
    select ceil(
      extract(epoch from (${dayIn(zoneAt(now), now)} + 1)::timestamp at time zone (${zoneAt(now)})) - ${now / 1000}::float8
    )::integer as seconds
    from profiles
    where id = ${userId}
  `)
  return row?.seconds ?? 0
}

export const storeLookPlace = (tx: Transaction, communityId: string, next: string | null) =>
  tx.execute(sql`
    update community_sweeps
    set look_cursor = ${next}::uuid
    where community_id = ${communityId} and look_cursor is distinct from ${next}::uuid
  `)
