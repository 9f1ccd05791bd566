import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { attemptListing, type AttemptListing } from '../../../functions/_contracts/attempts/attempts.ts'
import { standing } from '../../../functions/_contracts/tests/tests.ts'
import { list } from '../../../functions/_contracts/wire.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { addMember, createCommunity } from '../../support/people.ts'
import { takeTest, useSchool, type Sitter } from '../../support/school.ts'

const page = list(attemptListing)

describe("a learner's attempts", () => {
  const school = useSchool()
  const ask = async (me: Sitter, query = '') => page.parse(await (await me.send('GET', `/attempts${query}`)).json())
  const all = async (me: Sitter, query: string) => {
    const found: AttemptListing[] = []
    for (let next: string | null = ''; next !== null;) {
      const answer = await ask(me, `?${query}${next && `&cursor=${next}`}`)
      found.push(...answer.data)
      next = answer.page.next
    }
    return found
  }
  const veteran = async () => {
    const me = await school.newcomer()
    const test_id = await publishBank(school.sql(), { community: school.harbor() })
    await takeTest(me, test_id, { correct: 23 })
    await takeTest(me, school.test(), { correct: 5, mode: 'practice' })
    const given = await me.start({ test_id, mode: 'exam', length: 25 })
    const running = await me.start({ test_id, mode: 'practice', length: 25, restart: true })
    await me.save(running.id, { responses: (await me.answers(running.id, () => true)).slice(0, 4) })
    return { me, test_id, given, running }
  }

  it("a learner's attempts are listed newest first, with their progress", async () => {
    const { me } = await veteran()
    const { data, page } = await ask(me)
    expect(
      data.map(({ status, mode, answered, percent, band }) => ({ status, mode, answered, percent, band })),
    ).toEqual([
      { status: 'in_progress', mode: 'practice', answered: 4, percent: null, band: null },
      { status: 'abandoned', mode: 'exam', answered: 0, percent: null, band: null },
      { status: 'finished', mode: 'practice', answered: 25, percent: 20, band: 'needs_work' },
      { status: 'finished', mode: 'exam', answered: 25, percent: 92, band: 'ready' },
    ])
    expect(page.next).toBeNull()
    const starts = data.map(({ started_at }) => started_at)
    expect(starts).toEqual(starts.toSorted().toReversed())
  })

  it('attempts can be filtered by community, test and status', async () => {
    const { me, test_id, given, running } = await veteran()
    const ids = async (query: string) => (await ask(me, query)).data.map(({ id }) => id)
    expect(await ids('?status=in_progress')).toEqual([running.id])
    expect(await ids('?status=abandoned')).toEqual([given.id])
    expect(await ids('?status=finished')).toHaveLength(2)
    expect(await ids(`?test_id=${test_id}`)).toHaveLength(3)
    expect(await ids(`?test_id=${school.test()}&status=finished&community=harbor`)).toHaveLength(1)
    expect(await ids('?community=elsewhere')).toEqual([])
    expect(await ids(`?test_id=${crypto.randomUUID()}`)).toEqual([])
  })

  it('pages miss no attempt and repeat none, also where many began at the same moment', async () => {
    const me = await school.newcomer()
    await school.sql()`
      insert into attempts (user_id, community_id, test_id, test_version, mode, length, question_order, status, started_at)
      select
        ${me.person}, ${school.harbor()}, ${school.test()}, 1, 'exam', 25, array(select generate_series(1, 25)::smallint),
        'abandoned', '2026-03-01 12:00:00.123456Z'::timestamptz + n / 5 * interval '100 microseconds'
      from generate_series(1, 23) as n
    `
    for (const limit of [1, 4, 23, 100]) {
      const found = await all(me, `limit=${limit}`)
      expect(found).toHaveLength(23)
      expect(new Set(found.map(({ id }) => id)).size).toBe(23)
    }
  })

  it.each([
    'cursor=yesterday',
    'cursor=',
    `cursor=1.${'-'.repeat(36)}`,
    `cursor=999999999999999.${crypto.randomUUID()}`,
    `cursor=123.${'a'.repeat(36)}`,
    'limit=0',
    'limit=101',
    'limit=many',
    'status=lost',
    'test_id=networking',
    'community=Not%20A%20Slug',
  ])('an invalid query for attempts is refused: %s', async (query) => {
    const me = await school.newcomer()
    const [path] = query.split('=')
    expect(await me.refusal('GET', `/attempts?${query}`)).toMatchObject({
      status: 422,
      errors: [{ path: `query.${path}` }],
    })
  })

  it('attempts stay listed when their test is retired and when the learner leaves the community', async () => {
    const me = await school.newcomer()
    const community = await createCommunity(school.sql())
    await addMember(school.sql(), community, me.person, 'student')
    const test_id = await publishBank(school.sql(), { community })
    const { attempt_id } = await takeTest(me, test_id, { correct: 25 })
    await school.sql()`update tests set status = 'retired' where id = ${test_id}`
    expect((await ask(me)).data.map(({ id }) => id)).toEqual([attempt_id])
    await school.sql()`delete from memberships where user_id = ${me.person} and community_id = ${community}`
    expect((await ask(me)).data.map(({ id }) => id)).toEqual([attempt_id])
    expect((await me.read(attempt_id)).result).toMatchObject({ percent: 100 })
  })

  it('a learner does not see the attempts of others', async () => {
    const { me } = await veteran()
    const other = await school.newcomer()
    expect((await ask(other)).data).toEqual([])
    expect((await ask(me)).data).toHaveLength(4)
  })

  it("a learner's standing in a test is never taken, running or finished", async () => {
    const { me, test_id, running } = await veteran()
    const answer = await (await me.send('GET', '/tests?community=harbor')).json()
    const tests = z.array(z.looseObject({ id: z.string(), slug: z.string(), mine: standing })).parse(answer.data)
    const standingWith = (id: string) => tests.find((test) => test.id === id)?.mine
    expect(tests.find(({ slug }) => slug === 'security-fundamentals')?.mine).toEqual({
      running: null,
      last: null,
      best: null,
      finished: 0,
    })
    expect(standingWith(test_id)).toMatchObject({
      running: { attempt_id: running.id, mode: 'practice', length: 25, answered: 4 },
      last: { percent: 92, band: 'ready', mode: 'exam' },
      best: 92,
      finished: 1,
    })
    await takeTest(me, school.test(), { correct: 20 })
    await takeTest(me, school.test(), { correct: 15 })
    const { data } = await (await me.send('GET', `/tests/${school.test()}`)).json()
    expect(data.mine).toMatchObject({ running: null, last: { percent: 60, band: 'keep_going' }, best: 80, finished: 3 })
  })
})
