import { beforeAll, describe, expect, it } from 'vitest'
import { GRADEBOOK_PAGE } from '../../../functions/_contracts/assignments/gradebook.ts'
import { inHours, useAssigning } from '../../support/assignments.ts'

// GRADEBOOK_LEARNERS=2000 GRADEBOOK_ASSIGNMENTS=40 says how long a page of a large gradebook takes.
const LEARNERS = Number(process.env['GRADEBOOK_LEARNERS'] ?? 120)
const ASSIGNMENTS = Number(process.env['GRADEBOOK_ASSIGNMENTS'] ?? 12)

/** In turns; most grades are of the plain ones, whose totals are found by grouping. */
const TERMS = [
  {},
  { late_policy: 'refused' },
  { late_policy: 'marked' },
  { late_policy: 'percent_off', late_percent: 10, late_floor: 20 },
  { counts: 'last', attempts_allowed: 2 },
  { closes_at: inHours(-30), due_at: inHours(-40) },
]

describe('a gradebook of many learners', () => {
  const { sql, id, member, make, publish, test, group, book } = useAssigning()
  let instructor: string
  let some: string
  let excused: string

  beforeAll(async () => {
    instructor = await member('instructor')
    await sql().begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`
        with made as (
          insert into profiles (id, username, display_name)
          select gen_random_uuid(), 'many_' || n, 'Learner ' || n from generate_series(1, ${LEARNERS}::integer) as n
          returning id
        )
        insert into memberships (user_id, community_id, role) select id, ${id()}, 'student' from made
      `
    })
    const students = await sql()<{ user_id: string }[]>`
      select user_id from memberships where community_id = ${id()} and role = 'student' and hashtext(user_id::text) % 2 = 0
    `
    const half = await group(
      'Half',
      students.map(({ user_id }) => user_id),
    )
    for (let nth = 0; nth < ASSIGNMENTS; nth++) {
      const subject = await test(`Test ${nth}`)
      const draft = await make(instructor, {
        ...{ subject_id: subject, title: `Assignment ${nth}`, opens_at: inHours(-90) },
        ...(nth % 5 === 4 ? { groups: [half] } : { everybody: true }),
        ...{ due_at: inHours(nth % 2 ? -40 : 40), weight: 1 + (nth % 3), category: ['A', 'B', null][nth % 3] },
        ...TERMS[nth % TERMS.length],
      })
      some = (await publish(instructor, draft)).id
      if (nth === 0) excused = subject
      await sql().begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`
          insert into attempts (
            user_id, community_id, test_id, test_version, mode, length, question_order, status, started_at, finished_at,
            correct, percent, perfect, seconds, answered, unread
          )
          select
            user_id, community_id, ${subject}, 1, 'exam', 10, '{1,2,3,4,5,6,7,8,9,10}', 'finished', now() - interval '80 hours',
            now() - make_interval(hours => 20 + abs(hashtext(user_id::text || round || ${nth})) % 50), 1,
            abs(hashtext(round || ${nth} || user_id::text)) % ${nth % 4 === 0 ? 3 : 101}::integer, false, 60, 10,
            case when abs(hashtext(user_id::text || 'unread' || round || ${nth})) % 8 = 0 then 1 else 0 end
          from memberships, generate_series(1, 3) as round
          where community_id = ${id()} and role = 'student'
            and abs(hashtext(user_id::text || 'x' || ${nth})) % 10 < (array[7, 2, 1])[round]
        `
      })
    }
    // Something is decided for some learners alone.
    await sql().begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`
        insert into assignment_extensions (assignment_id, user_id, community_id, due_at, more_attempts)
        select assignments.id, user_id, community_id, now() + interval '1 day', 1
        from assignments join memberships using (community_id)
        where community_id = ${id()} and role = 'student' and abs(hashtext(user_id::text || assignments.id)) % 20 = 0
      `
      await tx`
        insert into grade_overrides (assignment_id, user_id, community_id, percent, excused, reason, withdrawn_at)
        select
          assignments.id, user_id, community_id, case when picked = 1 then null else 33 end, picked = 1, 'As agreed',
          case when picked = 2 then now() end
        from assignments join memberships using (community_id),
          lateral (select abs(hashtext(assignments.id::text || user_id)) % 30 as picked) as lot
        where community_id = ${id()} and role = 'student' and picked < 3
      `
      await tx`
        insert into accommodations (community_id, user_id, test_id, kind, reason)
        select community_id, user_id, ${excused}, 'excused', 'Ill'
        from memberships
        where community_id = ${id()} and role = 'student' and abs(hashtext(user_id::text || 'ill')) % 10 = 0
      `
    })
    // What is no test is done or not, some of it late, twice or too late.
    await sql().begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`
        insert into assignments (
          community_id, kind, course_id, content_id, program_milestone_id, questions, title, everybody, opens_at, due_at, closes_at, zone,
          late_policy, late_percent, late_floor, attempts_allowed, counts, category, status, published_at
        )
        select
          ${id()}, kind, case when kind = 'course' then gen_random_uuid() end, case when kind = 'lesson' then gen_random_uuid() end,
          case when kind = 'gate' then gen_random_uuid() end, case when kind = 'mix' then 10 end, kind || ' ' || nth, true,
          now() - interval '90 hours', now() - interval '40 hours', case when nth > 1 then now() - interval '30 hours' end, 'UTC',
          case when nth = 2 then 'percent_off' else 'marked' end, case when nth = 2 then 15 end, case when nth = 2 then 20 end,
          case when nth = 3 then 1 end, case when nth = 1 then 'last' else 'best' end, 'B', 'published', now()
        from unnest('{mix,course,gate,lesson}'::text[]) as kind, generate_series(1, 3) as nth
      `
      await tx`
        create temporary table done on commit drop as
        select
          assignments.*, user_id, round, now() - make_interval(hours => 25 + abs(hashtext(user_id::text || round || title)) % 50) as at
        from assignments join memberships using (community_id), generate_series(1, 2) as round
        where community_id = ${id()} and kind not in ('exam', 'practice') and role = 'student'
          and abs(hashtext(user_id::text || round || assignments.id)) % 3 = 0
      `
      await tx`
        insert into practice_sessions (
          user_id, community_id, preset, length, question_ids, status, started_at, finished_at, answered, correct, seconds
        )
        select
          user_id, community_id, 'unseen', 12, array(select gen_random_uuid() from generate_series(1, 12)), 'finished', at, at,
          8 + round, abs(hashtext(user_id::text)) % 10, 60
        from done where kind = 'mix'
      `
      await tx`
        insert into enrollments (user_id, community_id, course_id, enrolled_at, completed_at)
        select distinct on (user_id, course_id) user_id, community_id, course_id, at, at from done where kind = 'course'
      `
      await tx`
        insert into user_milestone_progress (user_id, community_id, program_milestone_id, status, submitted_at, decided_at)
        select distinct on (user_id, program_milestone_id)
          user_id, community_id, program_milestone_id, case round when 1 then 'validated' else 'submitted' end, at,
          case round when 1 then now() end
        from done where kind = 'gate'
      `
      await tx`
        insert into activity_events (id, user_id, community_id, type, content_id, occurred_at, local_date)
        select gen_random_uuid(), user_id, community_id, 'lesson_completed', content_id, at, at::date from done where kind = 'lesson'
      `
    })
    await sql()`update grade_categories set weight = 3 where name = 'A'`
    await sql()`analyze attempts`
    await sql()`analyze memberships`
  }, 600_000)

  it('is sorted by Postgres as the totals that it shows, page by page', async () => {
    const pages = Math.ceil(LEARNERS / GRADEBOOK_PAGE)
    const totals: (number | null)[] = []
    for (let page = 1; page <= pages; page++)
      totals.push(...(await book(instructor, `?sort=total&order=desc&page=${page}`)).learners.map(({ total }) => total))
    expect(totals).toHaveLength(LEARNERS)
    expect(new Set(totals).size).toBeGreaterThan(LEARNERS / 2)
    expect(totals).toEqual(totals.toSorted((a, b) => (b ?? -1) - (a ?? -1)))
  })

  it('has the rows of a page in every order', async () => {
    for (const query of ['', '?page=2', `?sort=${some}`, '?sort=total']) {
      const times: number[] = []
      for (let round = 0; round < (process.env['GRADEBOOK_LEARNERS'] ? 7 : 1); round++) {
        const before = performance.now()
        const { learners } = await book(instructor, query)
        times.push(performance.now() - before)
        expect(learners).toHaveLength(GRADEBOOK_PAGE)
      }
      if (process.env['GRADEBOOK_LEARNERS'])
        console.info(`${query || 'by name'}: ${times.map((it) => Math.round(it)).join(', ')} ms`)
    }
  })
})
