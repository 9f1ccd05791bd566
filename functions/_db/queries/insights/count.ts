import { sql } from 'drizzle-orm'
import {
  CHANGE_DAYS,
  CHANGES,
  FORGOTTEN_DAYS,
  INSIGHT_DAYS,
  INSIGHT_WEEKS,
  INSIGHTS_VERSION,
  MISSED_DUES,
  NOT_STARTED_DAYS,
  QUIET,
  SETTLED_DAYS,
} from '../../../_domain/insights/definitions.ts'
import type { Transaction } from '../../session.ts'
import { missedDues } from '../assignments/grades.ts'

const TODAY = sql`(now() at time zone 'UTC')::date`
const FIRST_WEEK = sql`date_trunc('week', ${TODAY}::timestamp)::date - ${7 * (INSIGHT_WEEKS - 1)}::integer`

/** A community of which a day changed, or that was not counted today, or by other definitions. */
export async function nextDueCommunity(tx: Transaction): Promise<string | undefined> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select communities.id
    from communities
    left join private.insight_counts as known on known.community_id = communities.id
    where known.counted_at is null
      or known.version is distinct from ${INSIGHTS_VERSION}::integer
      or known.due_at <= now()
      or (known.counted_at at time zone 'UTC')::date < ${TODAY}
    order by known.counted_at nulls first, communities.id
    limit 1
  `)
  return row?.id
}

/** Who are learners of a community now, and how they have been active. */
const learnersOf = (communityId: string) => sql`
  select
    member.user_id,
    (member.joined_at at time zone 'UTC')::date as joined_on,
    known.first_day, known.last_day, coalesce(known.days, 0) as days, coalesce(known.tested, false) as tested,
    date_trunc('week', least((member.joined_at at time zone 'UTC')::date, known.first_day)::timestamp)::date as cohort
  from memberships as member
  left join (
    select user_id, min(day) as first_day, max(day) as last_day, count(*) as days, bool_or(tested) as tested
    from private.learner_days
    where community_id = ${communityId}::uuid
    group by user_id
  ) as known using (user_id)
  where member.community_id = ${communityId}::uuid and member.role = 'student'`

/** Counts everything of a community anew. It may be repeated at any time. */
export async function countInsights(tx: Transaction, communityId: string): Promise<void> {
  const community = sql`${communityId}::uuid`
  await tx.execute(sql`delete from private.insight_figures where community_id = ${community}`)
  await tx.execute(sql`delete from private.insight_risks where community_id = ${community}`)
  await countActivity(tx, communityId)
  await countAchievements(tx, communityId)
  await countEarning(tx, communityId)
  await countRuleChanges(tx, communityId)
  await countTestChanges(tx, communityId)
  await tx.execute(sql`
    insert into private.insight_figures (community_id, part, subject, day, learners, amount)
    select ${community}, 'topic', topic, ${TODAY}, count(*), avg(share)
    from topic_mastery
    join memberships using (user_id, community_id)
    where community_id = ${community} and role = 'student' and answered > 0
    group by topic
  `)
  await listRisks(tx, communityId)
  await listMissedDues(tx, communityId)
  await tx.execute(sql`
    insert into private.insight_counts (community_id, counted_at, version)
    values (${community}, now(), ${INSIGHTS_VERSION}::integer)
    on conflict (community_id) do update
      set due_at = null, counted_at = excluded.counted_at, version = excluded.version
  `)
}

async function countActivity(tx: Transaction, communityId: string): Promise<void> {
  const community = sql`${communityId}::uuid`
  await tx.execute(sql`
    with learner as materialized (${learnersOf(communityId)}),
    active as materialized (
      select day, user_id, cohort
      from private.learner_days
      join learner using (user_id)
      where community_id = ${community}
        and day between least(${FIRST_WEEK}, ${TODAY} - ${INSIGHT_DAYS}::integer) and ${TODAY}
    ),
    named as (
      select user_id, case when cohort < ${FIRST_WEEK} then 'earlier' else cohort::text end as cohort from learner
    )
    insert into private.insight_figures (community_id, part, subject, day, learners)
    select ${community}, 'day', '', day, count(*)
    from active
    where day > ${TODAY} - ${INSIGHT_DAYS}::integer
    group by day
    union all
    select ${community}, 'cohort', cohort, ${TODAY}, count(*)
    from named
    group by cohort
    union all
    select ${community}, 'cohort_week', named.cohort, date_trunc('week', day::timestamp)::date as week, count(distinct user_id)
    from active
    join named using (user_id)
    where day >= ${FIRST_WEEK}
    group by named.cohort, week
    union all
    select ${community}, 'step', step, ${TODAY}, learners
    from (
      select
        count(*) as joined,
        count(*) filter (where tested) as tested,
        count(*) filter (where days >= ${SETTLED_DAYS}::integer) as settled,
        count(*) filter (where user_id in (
          select user_id from user_milestone_progress where community_id = ${community} and status = 'validated'
        )) as gated,
        count(*) filter (where user_id in (
          select user_id from certificates where community_id = ${community} and revoked_at is null
        )) as certified
      from learner
    ) as counted,
    lateral (values
      ('joined', joined), ('tested', tested), ('settled', settled), ('gated', gated), ('certified', certified)
    ) as steps (step, learners)
  `)
}

/** Who has what, and how long it took from joining, or from the first award if that came before. */
const countAchievements = (tx: Transaction, communityId: string) =>
  tx.execute(sql`
    insert into private.insight_figures (community_id, part, subject, day, learners, amount)
    select
      ${communityId}::uuid, 'achievement', achievement_id::text, ${TODAY}, count(*),
      percentile_disc(0.5) within group (order by wait)
    from (
      select
        achievement_id, user_id,
        extract(epoch from min(earned_at) - least(min(joined_at), min(first_at)))::double precision as wait
      from (
        select *, min(earned_at) over (partition by user_id) as first_at
        from user_achievements
        where community_id = ${communityId}::uuid
      ) as award
      join memberships using (user_id, community_id)
      where role = 'student' and revoked_at is null
      group by achievement_id, user_id
    ) as held
    group by achievement_id
  `)

/** Who earned something in a week, and who earned an achievement for the first time. */
const countEarning = (tx: Transaction, communityId: string) =>
  tx.execute(sql`
    with held as materialized (
      select
        user_id, achievement_id, date_trunc('week', earned_at at time zone 'UTC')::date as week,
        row_number() over (partition by user_id, achievement_id order by earned_at, id) as nth
      from user_achievements
      join memberships using (user_id, community_id)
      where community_id = ${communityId}::uuid and role = 'student' and revoked_at is null
    )
    insert into private.insight_figures (community_id, part, subject, day, learners, amount)
    select ${communityId}::uuid, 'earning_week', '', week, count(distinct user_id), count(*)
    from held
    where week >= ${FIRST_WEEK}
    group by week
    union all
    select ${communityId}::uuid, 'unlock_week', achievement_id::text, week, count(*), null
    from held
    where nth = 1 and week >= ${FIRST_WEEK}
    group by achievement_id, week
  `)

const CHANGE_SPAN = sql`make_interval(days => ${CHANGE_DAYS}::integer)`

/** Learners who earned an achievement in the days before its rule changed, and from then on. */
const countRuleChanges = (tx: Transaction, communityId: string) =>
  tx.execute(sql`
    with change as materialized (
      select achievement_id, changed.version, changed.created_at as at
      from achievement_versions as changed
      join achievements on achievements.id = achievement_id
      where changed.version > 1
        and changed.created_at >= ${FIRST_WEEK}
        and (
          community_id = ${communityId}::uuid
          or community_id is null and pack in (select pack from community_packs where community_id = ${communityId}::uuid)
        )
      order by at desc, achievement_id
      limit ${CHANGES}
    )
    insert into private.insight_figures (community_id, part, subject, day, learners)
    select
      ${communityId}::uuid, span.part, change.achievement_id || ' ' || change.version,
      (change.at at time zone 'UTC')::date, count(distinct memberships.user_id)
    from change
    cross join lateral (values
      ('rule_before', change.at - ${CHANGE_SPAN}, change.at), ('rule_after', change.at, change.at + ${CHANGE_SPAN})
    ) as span (part, from_at, until_at)
    left join (
      user_achievements as award
      join memberships
        on memberships.user_id = award.user_id
        and memberships.community_id = award.community_id
        and role = 'student'
    )
      on award.community_id = ${communityId}::uuid
      and award.achievement_id = change.achievement_id
      and revoked_at is null
      and earned_at >= span.from_at and earned_at < span.until_at
    group by change.achievement_id, change.version, change.at, span.part
  `)

/** What exams of a test came to in the days before a new version went live, and from then on. */
const countTestChanges = (tx: Transaction, communityId: string) =>
  tx.execute(sql`
    with change as materialized (
      select test_id, version, published_at as at
      from test_versions as changed
      where community_id = ${communityId}::uuid
        and published_at >= ${FIRST_WEEK}
        and exists (
          select from test_versions as earlier where earlier.test_id = changed.test_id and earlier.version < changed.version
        )
      order by published_at desc, test_id
      limit ${CHANGES}
    )
    insert into private.insight_figures (community_id, part, subject, day, learners, amount)
    select
      ${communityId}::uuid, span.part, change.test_id || ' ' || change.version, (change.at at time zone 'UTC')::date,
      count(distinct memberships.user_id), avg(attempt.percent)
    from change
    cross join lateral (values
      ('test_before', change.at - ${CHANGE_SPAN}, change.at), ('test_after', change.at, change.at + ${CHANGE_SPAN})
    ) as span (part, from_at, until_at)
    left join (
      attempts as attempt
      join memberships
        on memberships.user_id = attempt.user_id
        and memberships.community_id = attempt.community_id
        and role = 'student'
    )
      on attempt.test_id = change.test_id
      and attempt.status = 'finished'
      and attempt.mode = 'exam'
      and attempt.uncounted is null
      and attempt.finished_at >= span.from_at and attempt.finished_at < span.until_at
    group by change.test_id, change.version, change.at, span.part
  `)

/** Whoever has handed in nothing for several assignments that were due lately. */
async function listMissedDues(tx: Transaction, communityId: string): Promise<void> {
  const community = sql`${communityId}::uuid`
  const due = await tx.execute<{ id: string; now: number }>(sql`
    select id, extract(epoch from now())::float8 * 1000 as now
    from assignments
    where community_id = ${community}
      and status <> 'draft'
      and due_at between now() - 2 * make_interval(days => ${FORGOTTEN_DAYS}::integer) and now()
  `)
  const [first] = due
  if (!first) return
  await tx.execute(sql`
    insert into private.insight_risks (community_id, user_id, rule, since)
    select ${community}, user_id, 'missed_due', (max(due_at) at time zone 'UTC')::date
    from (${missedDues({ communityId, now: first.now, assignments: due.map(({ id }) => id) })}) as missed
    where due_at >= now() - make_interval(days => ${FORGOTTEN_DAYS}::integer)
    group by user_id
    having count(*) >= ${MISSED_DUES}::integer
  `)
}

const listRisks = (tx: Transaction, communityId: string) =>
  tx.execute(sql`
    with learner as materialized (${learnersOf(communityId)})
    insert into private.insight_risks (community_id, user_id, rule, since)
    select ${communityId}::uuid, user_id, 'gone_quiet', last_day
    from learner
    where last_day between ${TODAY} - ${FORGOTTEN_DAYS}::integer and ${TODAY} - ${QUIET.days}::integer
      and (
        select count(distinct (last_day - day) / 7)
        from private.learner_days as active
        where active.community_id = ${communityId}::uuid
          and active.user_id = learner.user_id
          and active.day between last_day - 27 and last_day
      ) >= ${QUIET.weeks}::integer
    union all
    select ${communityId}::uuid, user_id, 'not_started', joined_on
    from learner
    where days = 0
      and joined_on between ${TODAY} - ${FORGOTTEN_DAYS}::integer and ${TODAY} - ${NOT_STARTED_DAYS}::integer
  `)
