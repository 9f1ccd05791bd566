import { beforeAll, describe, expect, it } from 'vitest'
import { GRADEBOOK_PAGE } from '../../../functions/_contracts/assignments/gradebook.ts'
import { inHours, useAssigning } from '../../support/assignments.ts'

// GRADEBOOK_LEARNERS=2000 GRADEBOOK_ASSIGNMENTS=40 says how long a page of a large gradebook takes.
const LEARNERS = Number(process.env['GRADEBOOK_LEARNERS'] ?? 120)
const ASSIGNMENTS = Number(process.env['GRADEBOOK_ASSIGNMENTS'] ?? 6)

describe('a gradebook of many learners', () => {
  const { sql, id, member, make, publish, test, book } = useAssigning()
  let instructor: string
  let some: string

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
    for (let nth = 0; nth < ASSIGNMENTS; nth++) {
      const subject = await test(`Test ${nth}`)
      const draft = await make(instructor, {
        ...{ subject_id: subject, title: `Assignment ${nth}`, everybody: true, opens_at: inHours(-90) },
        ...{ due_at: inHours(nth % 2 ? -40 : 40), weight: 1 + (nth % 3), category: ['A', 'B', null][nth % 3] },
        late_policy: nth % 4 === 1 ? 'refused' : 'marked',
      })
      some = (await publish(instructor, draft)).id
      await sql().begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`
          insert into attempts (
            user_id, community_id, test_id, test_version, mode, length, question_order, status, started_at, finished_at,
            correct, percent, perfect, seconds, answered
          )
          select
            user_id, community_id, ${subject}, 1, 'exam', 10, '{1,2,3,4,5,6,7,8,9,10}', 'finished', now() - interval '80 hours',
            now() - make_interval(hours => 20 + abs(hashtext(user_id::text || ${nth})) % 50), 1,
            abs(hashtext(${nth} || user_id::text)) % 101, false, 60, 10
          from memberships
          where community_id = ${id()} and role = 'student' and abs(hashtext(user_id::text || 'x' || ${nth})) % 10 < 7
        `
      })
    }
    await sql()`update grade_categories set weight = 3 where name = 'A'`
    await sql()`analyze attempts`
    await sql()`analyze memberships`
  }, 600_000)

  it('is sorted by Postgres as the totals that it shows, page by page', async () => {
    const pages = Math.ceil(LEARNERS / GRADEBOOK_PAGE)
    const totals: (number | null)[] = []
    for (let page = 1; page <= Math.min(pages, 3); page++)
      totals.push(...(await book(instructor, `?sort=total&order=desc&page=${page}`)).learners.map(({ total }) => total))
    expect(totals.length).toBe(Math.min(LEARNERS, 3 * GRADEBOOK_PAGE))
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
