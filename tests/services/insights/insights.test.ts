import { beforeAll, describe, expect, it } from 'vitest'
import { insights as contract, type Insights } from '../../../functions/_contracts/insights/insights.ts'
import { countInsights } from '../../../functions/_db/queries/insights/count.ts'
import { withService } from '../../../functions/_db/session.ts'
import { rollUpPage } from '../../../functions/_services/ops/roll-up.ts'
import { recordDemoHistory } from '../../../supabase/local/demo/record-history.ts'
import { useApi } from '../../support/api.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

const shown = (learners: number) => (learners < 5 ? null : learners)

describe('the insights of a community after its demo history', () => {
  const api = useApi()
  let community = ''
  let instructor = ''
  let read: Insights

  const settle = async () => {
    while ((await rollUpPage(api().database)).more);
  }
  const ask = async (person = instructor) => {
    const response = await api().ask('/communities-api/harbor/insights', person)
    expect(response.status).toBe(200)
    return contract.parse((await response.json()).data)
  }
  const figures = () => api().database.sql`
    select part, subject, day::text, learners, amount from private.insight_figures
    where community_id = ${community} order by part, subject, day
  `
  const again = () => withService(api().database.db, (tx) => countInsights(tx, community))

  beforeAll(async () => {
    const { sql, url } = api().database
    await recordDemoHistory(url)
    const [row] = await sql<{ id: string }[]>`select id from communities where slug = 'harbor'`
    community = row?.id ?? ''
    instructor = await createPerson(sql, 'Ivo Instructor')
    await addMember(sql, community, instructor, 'instructor')
    // Raw rows of somebody who teaches, which no figure may have.
    await sql`
      insert into activity_events (id, user_id, community_id, type, occurred_at, local_date)
      values (gen_random_uuid(), ${instructor}, ${community}, 'test_completed', now(), current_date)
    `
    await sql`
      insert into topic_mastery (user_id, community_id, topic, level, best_level, ability, deviation, answered, questions,
        seen, held, kept, share, share_low, share_high)
      select user_id, community_id, topic, 'familiar', 'familiar', 0, 1, 5, 10, 5, 5, 0, share, share / 2, 1
      from (
        select user_id, community_id, row_number() over (order by user_id) / 100.0 as share from memberships
        where community_id = ${community}
      ) as learner, unnest(array['made_up', 'of_few']) as topic
      where topic = 'made_up' or share < 0.04
    `
    await settle()
    read = await ask()
  })

  it('count active learners by day and by week as the log has them', async () => {
    const { sql } = api().database
    const days = await sql<{ day: string; learners: number }[]>`
      select date::date::text as day, count(distinct e.user_id)::integer as learners
      from generate_series((now() at time zone 'UTC')::date - 27, (now() at time zone 'UTC')::date, '1 day') as date
      left join (
        select e.* from activity_events e join memberships m using (user_id, community_id)
        where community_id = ${community} and m.role = 'student'
          and type not in ('rules_swept', 'rule_met', 'streak_protected', 'xp_awarded',
            'achievement_revoked', 'milestone_submitted', 'milestone_decided', 'attempt_regraded')
      ) e on (e.occurred_at at time zone 'UTC')::date = date::date
      group by 1 order by 1
    `
    expect(read.days).toEqual(days.map(({ day, learners }) => ({ day, learners: shown(learners) })))
    expect(read.days.some(({ learners }) => learners !== null)).toBe(true)
    const weeks = await sql<{ week: string; learners: number }[]>`
      select monday::date::text as week, count(distinct e.user_id)::integer as learners
      from generate_series(
        date_trunc('week', now() at time zone 'UTC') - interval '11 weeks', date_trunc('week', now() at time zone 'UTC'), '7 days'
      ) as monday
      left join (
        select e.* from activity_events e join memberships m using (user_id, community_id)
        where community_id = ${community} and m.role = 'student'
          and type not in ('rules_swept', 'rule_met', 'streak_protected', 'xp_awarded',
            'achievement_revoked', 'milestone_submitted', 'milestone_decided', 'attempt_regraded')
      ) e on e.occurred_at at time zone 'UTC' >= monday and e.occurred_at at time zone 'UTC' < monday + interval '7 days'
      group by 1 order by 1
    `
    expect(read.weeks).toEqual(weeks.map(({ week, learners }) => ({ week, learners: shown(learners) })))
  })

  it('count steps, achievements and topics as the rows behind them say', async () => {
    const { sql } = api().database
    const [steps] = await sql<Record<string, number>[]>`
      with student as (select user_id from memberships where community_id = ${community} and role = 'student')
      select
        (select count(*) from student)::integer as joined,
        (select count(distinct user_id) from activity_events join student using (user_id)
          where community_id = ${community} and type = 'test_completed')::integer as tested,
        (select count(*) from (
          select user_id from activity_events join student using (user_id)
          where community_id = ${community} and type not in ('rules_swept', 'rule_met', 'streak_protected', 'xp_awarded',
            'achievement_revoked', 'milestone_submitted', 'milestone_decided', 'attempt_regraded')
          group by user_id having count(distinct (occurred_at at time zone 'UTC')::date) >= 3
        ) as stayed)::integer as settled,
        (select count(distinct user_id) from user_milestone_progress join student using (user_id)
          where community_id = ${community} and status = 'validated')::integer as gated,
        (select count(distinct user_id) from certificates join student using (user_id)
          where community_id = ${community} and revoked_at is null)::integer as certified
    `
    expect(read.funnel).toEqual(
      Object.entries(steps ?? {}).map(([step, learners]) => ({ step, learners: shown(learners) })),
    )
    expect(read.learners).toBe(steps?.joined)

    const achievements = await sql<{ id: string; holders: number; seconds: number }[]>`
      select achievement_id as id, count(*)::integer as holders,
        percentile_disc(0.5) within group (order by seconds)::float8 as seconds
      from (
        select u.achievement_id, u.user_id, extract(epoch from min(u.earned_at) - least(
          m.joined_at, (select min(o.earned_at) from user_achievements o where o.user_id = u.user_id and o.community_id = ${community})
        )) as seconds
        from user_achievements u join memberships m on m.user_id = u.user_id and m.community_id = u.community_id
        where u.community_id = ${community} and m.role = 'student' and u.revoked_at is null
        group by u.achievement_id, u.user_id, m.joined_at
      ) as first
      group by 1
    `
    const known = new Map(achievements.map((row) => [row.id, row]))
    expect(read.achievements.length).toBeGreaterThan(10)
    for (const { id, holders, share, median_days } of read.achievements) {
      const row = known.get(id)
      const expected = shown(row?.holders ?? 0)
      expect(holders).toBe(expected)
      expect(share).toBe(expected === null ? null : expected / (steps?.joined ?? 0))
      expect(median_days).toBe(expected === null ? null : Math.round((row?.seconds ?? 0) / 8640) / 10)
    }

    const topics = await sql<{ topic: string; learners: number; share: number }[]>`
      select topic, count(*)::integer as learners, avg(share) as share
      from topic_mastery t where community_id = ${community} and answered > 0
        and exists (select from memberships m where m.user_id = t.user_id and m.community_id = ${community} and role = 'student')
      group by topic
    `
    expect(read.topics.some(({ share }) => share !== null)).toBe(true)
    expect(new Map(read.topics.map((row) => [row.topic, row.learners]))).toEqual(
      new Map(topics.map((row) => [row.topic, shown(row.learners)])),
    )
    for (const { topic, share } of read.topics)
      if (share !== null) expect(share).toBeCloseTo(topics.find((row) => row.topic === topic)?.share ?? -1)
  })

  it('count cohorts as the log has them, and never say a number of few', async () => {
    const { sql } = api().database
    const rows = await sql<{ cohort: string; size: number; week: string | null; learners: number }[]>`
      with done as (
        select user_id, (occurred_at at time zone 'UTC')::date as day from activity_events
        where community_id = ${community} and type not in ('rules_swept', 'rule_met', 'streak_protected', 'xp_awarded',
            'achievement_revoked', 'milestone_submitted', 'milestone_decided', 'attempt_regraded')
      ), student as (
        select user_id, date_trunc('week', least(
          (joined_at at time zone 'UTC')::date, (select min(day) from done where done.user_id = m.user_id)
        )::timestamp)::date as cohort
        from memberships m where community_id = ${community} and role = 'student'
      )
      select cohort::text, (select count(*)::integer from student same where same.cohort = student.cohort) as size,
        date_trunc('week', day::timestamp)::date::text as week, count(distinct user_id)::integer as learners
      from student left join done using (user_id)
      group by cohort, week
    `
    for (const { week, members, active } of read.cohorts) {
      const own = rows.filter((row) => row.cohort === week)
      if (members !== null) expect(members).toBe(own[0]?.size)
      const from = read.weeks.findIndex((row) => row.week === week)
      for (const [since, learners] of active.entries())
        if (learners !== null)
          expect(learners).toBe(own.find((row) => row.week === read.weeks[from + since]?.week)?.learners)
    }
    const all = read.cohorts.flatMap(({ members, active }) => [members, ...active])
    expect(all.filter((learners) => learners !== null && learners < 5)).toEqual([])
  })

  it('list learners by the rules in words', async () => {
    const { sql } = api().database
    const done = await sql<{ user_id: string; day: string }[]>`
      select distinct user_id, (occurred_at at time zone 'UTC')::date::text as day from activity_events
      where community_id = ${community} and type not in ('rules_swept', 'rule_met', 'streak_protected', 'xp_awarded',
            'achievement_revoked', 'milestone_submitted', 'milestone_decided', 'attempt_regraded')
    `
    const students = await sql<{ user_id: string; joined: string }[]>`
      select user_id, (joined_at at time zone 'UTC')::date::text as joined from memberships
      where community_id = ${community} and role = 'student'
    `
    const nth = (day: string) => Date.parse(day) / 86_400_000
    const today = nth(new Date().toISOString().slice(0, 10))
    const expected = students.flatMap(({ user_id, joined }) => {
      const days = done.filter((row) => row.user_id === user_id).map(({ day }) => nth(day))
      const last = days.length > 0 ? Math.max(...days) : undefined
      const ago = today - (last ?? nth(joined))
      if (ago > 42) return []
      if (last === undefined) return ago >= 14 ? [`${user_id} not_started`] : []
      const weeks = new Set(days.filter((day) => last - day < 28).map((day) => Math.floor((last - day) / 7)))
      return ago >= 10 && weeks.size >= 3 ? [`${user_id} gone_quiet`] : []
    })
    expect(read.at_risk.map(({ user_id, rule }) => `${user_id} ${rule}`).toSorted()).toEqual(expected.toSorted())
  })

  it('come to the same when they are counted again, also after a count that was cut off', async () => {
    const before = await figures()
    await again()
    expect(await figures()).toEqual(before)
    const cut = withService(api().database.db, async (tx) => {
      await countInsights(tx, community)
      throw new Error('cut off')
    })
    await expect(cut).rejects.toThrow('cut off')
    expect(await figures()).toEqual(before)
  })

  it('follow a day that changes later', async () => {
    const { sql } = api().database
    const learners = await Promise.all(Array.from({ length: 6 }, (_, nth) => createPerson(sql, `Late ${nth}`)))
    const day = read.days.find((row) => row.learners === null)?.day ?? read.days[20]?.day ?? ''
    const count = async () => (await figures()).find((row) => row.part === 'day' && row.day === day)?.learners ?? 0
    const before = await count()
    for (const learner of learners) {
      await addMember(sql, community, learner, 'student')
      await sql`
        insert into activity_events (id, user_id, community_id, type, occurred_at, local_date)
        values (gen_random_uuid(), ${learner}, ${community}, 'lesson_completed', ${`${day}T12:00:00Z`}, ${day})
      `
    }
    await sql`update private.roll_up_days set rolled_at = rolled_at - interval '1 hour', listed_at = listed_at - interval '1 hour'`
    await sql`update private.insight_counts set counted_at = counted_at - interval '1 hour'`
    await settle()
    expect(await count()).toBe(before + 6)
  })

  it('are a file, too, and are refused to learners', async () => {
    const { sql } = api().database
    const response = await api().ask('/communities-api/harbor/insights/export?part=weeks', instructor)
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines).toHaveLength(13)
    expect(lines[0]).toContain('"week","learners"')
    const learner = await createPerson(sql, 'Lea Learner')
    await addMember(sql, community, learner, 'student')
    expect(await problemOf(await api().ask('/communities-api/harbor/insights', learner))).toMatchObject({
      code: 'not_allowed',
    })
  })
})
