import { sql, type SQL } from 'drizzle-orm'
import { OWN_TYPES } from '../../../_domain/engine/event-types.ts'
import { WAIT_EDGES } from '../../../_domain/ops/waits.ts'
import type { Transaction } from '../../session.ts'

/**
 * A transaction writes the time at which it began, and is seen when it ends. So the log is looked through again from so long before
 * the cursor; the engine's transactions take milliseconds.
 */
const OVERLAP = sql`interval '2 minutes'`
/** How much of the log one look goes through. */
const SPAN = sql`interval '1 day'`
/** A day is not counted again sooner than this: one that is over, and today. */
const AGAIN = { past: sql`interval '1 minute'`, today: sql`interval '15 minutes'` }

/** Only one process counts at a time. False: another does. */
export async function lockRollUps(tx: Transaction): Promise<boolean> {
  const [row] = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('private.roll_up_days')) as locked`,
  )
  return row?.locked ?? false
}

/** Where to go on in the log; null while it is empty. */
async function readCursor(tx: Transaction): Promise<string | null> {
  const [row] = await tx.execute<{ recorded_until: string | null }>(sql`
    select coalesce(
      recorded_until,
      least((select min(recorded_at) from activity_events), (select min(unlocked_at) from user_achievements))
    )::text as recorded_until
    from private.roll_up_cursor
  `)
  return row?.recorded_until ?? null
}

/** Marks the days of whatever was recorded since the last look. True: there is more of the log to look through. */
export async function noticeDays(tx: Transaction): Promise<boolean> {
  const from = await readCursor(tx)
  if (from === null) return false
  const since = sql`${from}::timestamptz - ${OVERLAP}`
  const until = sql`least(${from}::timestamptz + ${SPAN}, now())`
  await tx.execute(sql`
    insert into private.roll_up_days as known (day, due_at)
    select day, now()
    from (
      select distinct (occurred_at at time zone 'UTC')::date as day
      from activity_events
      where recorded_at >= ${since} and recorded_at <= ${until}
      union
      select distinct (earned_at at time zone 'UTC')::date
      from user_achievements
      where unlocked_at >= ${since} and unlocked_at <= ${until}
    ) as noticed
    order by day
    on conflict (day) do update set due_at = least(
      known.due_at,
      greatest(now(), known.rolled_at + case
        when known.day < (now() at time zone 'UTC')::date then ${AGAIN.past}
        else ${AGAIN.today}
      end)
    )
  `)
  const [row] = await tx.execute<{ more: boolean }>(sql`
    update private.roll_up_cursor set recorded_until = ${until} returning recorded_until < now() as more
  `)
  return row?.more ?? false
}

/** The oldest day that is due. */
export async function nextDueDay(tx: Transaction): Promise<string | undefined> {
  const [row] = await tx.execute<{ day: string }>(sql`
    select day::text as day from private.roll_up_days where due_at <= now() order by day limit 1
  `)
  return row?.day
}

export async function makePartitions(tx: Transaction, days: readonly string[]): Promise<void> {
  for (const day of days) await tx.execute(sql`select private.make_day_partitions(${day}::date)`)
}

/** The months of today and of the next, so that a new month never waits for its partitions. */
export const makeNextPartitions = (tx: Transaction) =>
  tx.execute(sql`
    select private.make_day_partitions(((now() at time zone 'UTC')::date + ahead * interval '1 month')::date)
    from generate_series(0, 1) as ahead
  `)

/** Those who teach try out what they write; learners who have left still count. */
const isLearner = (row: string) => sql`not exists (
  select from memberships as teaching
  where teaching.user_id = ${sql.raw(row)}.user_id
    and teaching.community_id = ${sql.raw(row)}.community_id
    and teaching.role <> 'student'
)`

/** What learners did on a day. */
const eventsOf = (day: string) => sql`
  select community_id, user_id, type
  from activity_events as event
  where occurred_at >= (${day}::date)::timestamp at time zone 'UTC'
    and occurred_at < (${day}::date + 1)::timestamp at time zone 'UTC'
    and type not in ${[...OWN_TYPES]}
    and ${isLearner('event')}`

/** What learners earned on a day. What was revoked later had been earned. */
const awardsOf = (day: string) => sql`
  select community_id, user_id, achievement_id, occurrence, tier, earned_at
  from user_achievements as award
  where earned_at >= (${day}::date)::timestamp at time zone 'UTC'
    and earned_at < (${day}::date + 1)::timestamp at time zone 'UTC'
    and ${isLearner('award')}`

/** How many of the timed waits are in each bucket. */
const waitCounts = (): SQL => {
  const edges = sql.raw(`array[${WAIT_EDGES.join(', ')}]::double precision[]`)
  const counts = [...WAIT_EDGES, Infinity].map(
    // A bucket includes its edge, other than those of width_bucket.
    (_, index) => sql`count(*) filter (where wait is not null and ${index}::integer = (
      select count(*) from unnest(${edges}) as edge where edge < wait
    ))::integer`,
  )
  return sql`array[${sql.join(counts, sql`, `)}]`
}

/** Counts a day anew. The day's rows are exactly what the log and the awards say now, so it may be repeated at any time. */
export async function rollUpDay(tx: Transaction, day: string): Promise<void> {
  for (const table of ['event_days', 'achievement_days', 'community_days'])
    await tx.execute(sql`delete from ${sql.identifier(table)} where day = ${day}::date`)
  await tx.execute(sql`
    insert into event_days (day, community_id, type, events, learners)
    select ${day}::date, community_id, type, count(*), count(distinct user_id)
    from (${eventsOf(day)}) as event
    join communities on communities.id = community_id
    group by community_id, type
  `)
  await tx.execute(sql`
    insert into achievement_days (
      day, community_id, achievement_id, unlocked, learners, timed, seconds, median_seconds, waits
    )
    select
      ${day}::date, community_id, achievement_id, count(*), count(distinct user_id), count(wait),
      coalesce(round(sum(wait)), 0), round(percentile_disc(0.5) within group (order by wait)), ${waitCounts()}
    from (
      select
        award.*,
        case
          when occurrence = 1 and member.joined_at is not null then
            extract(epoch from award.earned_at - least(member.joined_at, (
              select min(first.earned_at)
              from user_achievements as first
              where first.user_id = award.user_id and first.community_id = award.community_id
            )))::double precision
        end as wait
      from (${awardsOf(day)}) as award
      left join memberships as member using (user_id, community_id)
    ) as award
    join communities on communities.id = community_id
    group by community_id, achievement_id
  `)
  await tx.execute(sql`
    insert into community_days (day, community_id, members, learners, events, unlocked, unlockers)
    select
      ${day}::date, communities.id,
      (
        select count(*) from memberships
        where community_id = communities.id
          and role = 'student'
          and joined_at < (${day}::date + 1)::timestamp at time zone 'UTC'
      ),
      coalesce(active.learners, 0), coalesce(active.events, 0), coalesce(earning.unlocked, 0), coalesce(earning.learners, 0)
    from (
      select community_id, count(*) as events, count(distinct user_id) as learners
      from (${eventsOf(day)}) as event
      group by community_id
    ) as active
    full join (
      select community_id, count(*) as unlocked, count(distinct user_id) as learners
      from (${awardsOf(day)}) as award
      group by community_id
    ) as earning using (community_id)
    join communities on communities.id = community_id
  `)
  await tx.execute(sql`
    insert into private.roll_up_days as known (day, rolled_at) values (${day}::date, clock_timestamp())
    on conflict (day) do update set due_at = null, rolled_at = excluded.rolled_at
  `)
  await listLearnersOf(tx, day)
  await tx.execute(sql`
    insert into private.insight_counts as known (community_id, due_at)
    select community_id, now()
    from community_days
    where day = ${day}::date
    on conflict (community_id) do update set due_at = least(
      known.due_at, greatest(now(), known.counted_at + ${AGAIN.today})
    )
  `)
}

/** A day that was counted before it was listed who was active, or by a process that knows nothing of that. */
export async function nextUnlistedDay(tx: Transaction): Promise<string | undefined> {
  const [row] = await tx.execute<{ day: string }>(sql`
    select day::text as day
    from private.roll_up_days
    where rolled_at is not null and (listed_at is null or listed_at < rolled_at)
    order by day
    limit 1
  `)
  return row?.day
}

/** Lists anew who was active on a day. */
export async function listLearnersOf(tx: Transaction, day: string): Promise<void> {
  await tx.execute(sql`
    delete from private.learner_days
    where day = ${day}::date and community_id in (select id from communities)
  `)
  await tx.execute(sql`
    insert into private.learner_days (community_id, day, user_id, tested)
    select community_id, ${day}::date, user_id, bool_or(type = 'test_completed')
    from (${eventsOf(day)}) as event
    join communities on communities.id = community_id
    join profiles on profiles.id = user_id
    group by community_id, user_id
  `)
  await tx.execute(sql`
    update private.roll_up_days set listed_at = clock_timestamp() where day = ${day}::date
  `)
}
