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
    await sql`
      insert into achievement_versions (achievement_id, version, criteria, points, xp, created_at)
      select id, 99, criteria, points, xp, now() - interval '20 days' from achievements where slug = 'test_rookie'
    `
    await sql`
      insert into test_versions (test_id, version, community_id, size, published_at)
      select id, 99, community_id, size, now() - interval '9 days' from tests
      where community_id = ${community} and id in (select test_id from attempts where status = 'finished')
    `
    await sql`
      insert into assignments (
        community_id, title, kind, test_id, everybody, status, opens_at, due_at, published_at, zone
      )
      select
        ${community}, 'Due ' || ago, 'exam', (select min(id::text)::uuid from tests where community_id = ${community}),
        true, 'published', now() - interval '60 days', now() - make_interval(days => ago), now() - interval '60 days', 'UTC'
      from unnest(array[3, 8, 50]) as ago
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

  it('count what was earned week by week, and who has it since when', async () => {
    const { sql } = api().database
    const awards = await sql<{ user_id: string; achievement_id: string; week: string }[]>`
      select u.user_id, u.achievement_id, to_char(u.earned_at at time zone 'UTC', 'YYYY-MM-DD') as week
      from user_achievements u join memberships m on m.user_id = u.user_id and m.community_id = u.community_id
      where u.community_id = ${community} and m.role = 'student' and u.revoked_at is null
      order by u.earned_at
    `
    const monday = (day: string) => {
      const date = new Date(`${day}T00:00:00Z`)
      date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
      return date.toISOString().slice(0, 10)
    }
    const weekly = Map.groupBy(awards, ({ week }) => monday(week))
    for (const { week, learners, unlocks } of read.earning) {
      const rows = weekly.get(week) ?? []
      const expected = shown(new Set(rows.map(({ user_id }) => user_id)).size)
      expect(learners).toBe(expected)
      expect(unlocks).toBe(expected === null ? null : rows.length)
    }
    expect(read.earning.some(({ learners }) => learners !== null)).toBe(true)
    let known = 0
    for (const { id, lately, weeks } of read.achievements) {
      const firsts = new Map<string, string>()
      for (const row of awards)
        if (row.achievement_id === id && !firsts.has(row.user_id)) firsts.set(row.user_id, monday(row.week))
      const counts = read.weeks.map(({ week }) => [...firsts.values()].filter((first) => first === week).length)
      for (const [place, learners] of weeks.entries())
        if (learners !== null) {
          known++
          expect(learners).toBe(counts[place])
        }
      if (lately !== null) expect(lately).toBe(counts.slice(-4).reduce((sum, count) => sum + count, 0))
    }
    expect(known).toBeGreaterThan(0)
  })

  it('compare the days before and after a rule or a test changed', async () => {
    const { sql } = api().database
    const sides = await sql<{ id: string; at: Date }[]>`
      select achievement_id as id, created_at as at from achievement_versions where version = 99
      union all
      select test_id, published_at from test_versions where version = 99
    `
    expect(sides.length).toBeGreaterThan(1)
    for (const { id, at } of sides) {
      const change = read.changes.find((row) => row.id === id && row.version === 99)
      expect(change?.on).toBe(at.toISOString().slice(0, 10))
      for (const [name, from, days] of [
        ['before', -14, 0],
        ['after', 0, 14],
      ] as const) {
        const [row] = await sql<{ earned: number; took: number; percent: number | null }[]>`
          with student as (select user_id from memberships where community_id = ${community} and role = 'student'),
          span as (select ${at}::timestamptz + ${from} * interval '1 day' as low, ${at}::timestamptz + ${days} * interval '1 day' as high)
          select
            (select count(distinct user_id) from user_achievements join student using (user_id), span
              where achievement_id = ${id} and community_id = ${community} and revoked_at is null
                and earned_at >= low and earned_at < high)::integer as earned,
            (select count(distinct user_id) from attempts join student using (user_id), span
              where test_id = ${id} and status = 'finished' and mode = 'exam' and uncounted is null
                and finished_at >= low and finished_at < high)::integer as took,
            (select avg(percent) from attempts join student using (user_id), span
              where test_id = ${id} and status = 'finished' and mode = 'exam' and uncounted is null
                and finished_at >= low and finished_at < high)::float8 as percent
        `
        const expected = shown(change?.kind === 'rule' ? (row?.earned ?? 0) : (row?.took ?? 0))
        expect(change?.[name].learners).toBe(expected)
        if (expected !== null && change?.kind === 'test')
          expect(change[name].percent).toBe(Math.round((row?.percent ?? 0) * 10) / 10)
      }
      expect(change?.over).toBe(Date.parse(`${change?.on}T00:00:00Z`) + 14 * 86_400_000 <= Date.now())
    }
    expect(read.changes.some(({ before, after }) => before.learners !== null || after.learners !== null)).toBe(true)
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
    const dues = await sql<{ user_id: string; missed: number }[]>`
      select m.user_id, count(*)::integer as missed
      from assignments a join memberships m using (community_id)
      where a.community_id = ${community} and m.role = 'student' and a.due_at between now() - interval '42 days' and now()
        and not exists (
          select from attempts t where t.user_id = m.user_id and t.test_id = a.test_id and t.status = 'finished'
            and t.mode = 'exam' and t.uncounted is null and t.finished_at >= a.opens_at
        )
      group by 1
    `
    const missed = dues.flatMap(({ user_id, missed: many }) => (many >= 2 ? [`${user_id} missed_due`] : []))
    expect(missed.length).toBeGreaterThan(0)
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
    expect(read.at_risk.map(({ user_id, rule }) => `${user_id} ${rule}`).toSorted()).toEqual(
      [...expected, ...missed].toSorted(),
    )
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
