import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { notificationList, unread } from '../../../functions/_contracts/notifications/notifications.ts'
import { one } from '../../../functions/_contracts/wire.ts'
import { useApi } from '../../support/api.ts'
import { tell } from '../../support/notices.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { publishMilestone } from '../../support/publish.ts'
import { takeTest, useSchool } from '../../support/school.ts'

const PATH = '/gamification-api/notifications'
const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

describe('the list of notifications', () => {
  const api = useApi()
  const sql = () => api().database.sql
  const list = async (person: string, query = '') =>
    notificationList.parse(await (await api().ask(`${PATH}${query}`, person)).json())
  const read = async (person: string, body: unknown) =>
    one(unread).parse(await (await api().ask(`${PATH}/read`, person, json('POST', body))).json()).data.unread
  const somebody = async (count: number, community: string | null = null) => {
    const person = await createPerson(sql(), 'Nora')
    const ids: string[] = []
    for (let n = 0; n < count; n++) ids.push(await tell(sql(), person, { at: Date.now() + n, community }))
    return { person, ids, newest: ids.toReversed() }
  }
  const harbor = async () => String((await sql()`select id from communities where slug = 'harbor'`)[0]?.id)

  it('goes back in time page by page, each once, and says how many are unread', async () => {
    const { person, newest } = await somebody(7)
    const pages: string[][] = []
    let cursor: string | null = null
    do {
      const { data, page } = await list(person, `?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      pages.push(data.map(({ id }) => id))
      expect(page.unread).toBe(7)
      cursor = page.next
    } while (cursor)
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1])
    expect(pages.flat()).toEqual(newest)
  })

  it('is of one community where asked for, and of unread ones', async () => {
    const { person, newest } = await somebody(1, await harbor())
    await addMember(sql(), await harbor(), person, 'student')
    const elsewhere = await tell(sql(), person, { at: Date.now() + 9 })
    expect((await list(person)).data.map(({ id, community }) => [id, community])).toEqual([
      [elsewhere, null],
      [newest[0], 'harbor'],
    ])
    expect((await list(person, '?community=harbor')).data.map(({ id }) => id)).toEqual(newest)
    expect(await read(person, { ids: [elsewhere] })).toBe(1)
    expect((await list(person, '?unread=true')).data.map(({ id }) => id)).toEqual(newest)
    expect(await problemOf(await api().ask(`${PATH}?community=lumen`, person))).toMatchObject({ status: 404 })
  })

  it('marks as read by ids or all up to one; again changes nothing', async () => {
    const { person, ids } = await somebody(5)
    expect(await read(person, { ids: [ids[4]] })).toBe(4)
    expect(await read(person, { up_to: ids[2] })).toBe(1)
    const stored = () => sql()`select id, read_at from notifications where user_id = ${person} order by id`
    const before = await stored()
    expect(await read(person, { up_to: ids[2] })).toBe(1)
    expect(await stored()).toEqual(before)
    expect((await list(person)).data.map((it) => it.read)).toEqual([true, false, true, true, true])
    expect(await problemOf(await api().ask(`${PATH}/read`, person, json('POST', {})))).toMatchObject({ status: 422 })
  })

  it('clears one away, and then it is not there', async () => {
    const { person, ids } = await somebody(2)
    const clear = () => api().ask(`${PATH}/${ids[0]}`, person, { method: 'DELETE' })
    expect(await (await clear()).json()).toEqual({ data: { unread: 1 } })
    expect(await problemOf(await clear())).toMatchObject({ status: 404 })
    expect((await list(person)).data.map(({ id }) => id)).toEqual([ids[1]])
  })

  it('shows nobody those of another, and lets nobody read or clear them', async () => {
    const { person, ids } = await somebody(2)
    const { person: other } = await somebody(0)
    expect(await list(other)).toEqual({ data: [], page: { next: null, unread: 0 } })
    expect(await read(other, { ids })).toBe(0)
    expect(await read(other, { up_to: ids[1] })).toBe(0)
    expect(await problemOf(await api().ask(`${PATH}/${ids[0]}`, other, { method: 'DELETE' }))).toMatchObject({
      status: 404,
    })
    expect(await list(person)).toMatchObject({ data: [{ read: false }, { read: false }], page: { unread: 2 } })
    expect(await problemOf(await api().ask(PATH))).toMatchObject({ status: 401 })
  })

  it('counts no further than a thousand', async () => {
    const { person } = await somebody(0)
    await sql()`
      insert into notifications (id, user_id, kind, payload)
      select private.stable_id(n::text), ${person}, 'level_up', '{"level": 2}' from generate_series(1, 1200) as n
    `
    expect((await list(person)).page.unread).toBe(1000)
  })

  it('names what each is about, also what is retired, and leaves out what is gone', async () => {
    const { person } = await somebody(0)
    const community = await harbor()
    const gate = await publishMilestone(sql(), community, 'the-gate', { counter: 'test_completed', gte: 50 })
    await sql()`update course_milestones set status = 'retired' where id = ${gate}`
    const found = await sql()<{ id: string; slug: string; name: string; xp: number }[]>`
      select id, slug, name, xp from achievements where pack = 'exam-prep' and tiers is null and not secret order by id limit 2
    `
    const [first, second] = found
    const say = (kind: string, payload: Record<string, unknown>, at: number) =>
      tell(sql(), person, { kind, payload, at: Date.now() + at })
    await say('unlock', { achievement_id: first?.id, tier: null, xp: 70 }, 1)
    await say('unlock', { achievement_id: randomUUID(), tier: null, xp: 70 }, 2)
    await say('milestone', { milestone_id: gate, status: 'validated' }, 3)
    await say('digest', { achievements: [first?.id, second?.id, randomUUID()] }, 4)
    await say('level_up', { level: 12 }, 5)
    await say('streak_at_risk', { kind: 'learning', current: 9 }, 6)
    await say('unlock', { nonsense: true }, 7)
    const [course] = await sql()`
      select id, slug, title from courses where community_id = ${community} and slug = 'networking-essentials'
    `
    await sql()`
      insert into certificates (number, user_id, community_id, course_id, holder)
      values ('AAAA-BBBB-CCCC', ${person}, ${community}, ${course?.id}, 'Nora')
    `
    await say('milestone', { milestone_id: gate, status: 'rejected', reason: 'Once more' }, 8)
    await say('completed', { kind: 'course', id: course?.id }, 9)
    await say('completed', { kind: 'course', id: randomUUID() }, 10)
    await say('certificate', { number: 'AAAA-BBBB-CCCC' }, 11)
    const { data, page } = await list(person)
    expect(data).toMatchObject([
      { kind: 'certificate', certificate: { number: 'AAAA-BBBB-CCCC', title: course?.title } },
      { kind: 'completed', whole: { kind: 'course', ...course } },
      {
        kind: 'milestone',
        milestone: { status: 'rejected', of: { kind: 'course', slug: 'course-of-the-gate' } },
        because: 'Once more',
      },
      { kind: 'streak_at_risk', streak: { kind: 'learning', current: 9 } },
      { kind: 'level_up', level: 12, title: 'Apprentice' },
      { kind: 'digest', achievements: found.map(({ id, slug, name, xp }) => ({ id, slug, name, xp })) },
      { kind: 'milestone', milestone: { id: gate, name: 'the-gate', status: 'validated' } },
      { kind: 'unlock', achievement: { id: first?.id, name: first?.name, xp: 70 } },
    ])
    expect(page.unread).toBe(11)
  })
})

describe('what a finish unlocks', () => {
  const school = useSchool()

  it('is in the list, named', async () => {
    const me = await school.newcomer()
    await takeTest(me, school.test(), { correct: 25 })
    const { data } = notificationList.parse(await (await school.api().ask(PATH, me.person)).json())
    const names = data.flatMap((it) => (it.kind === 'unlock' ? it.achievement.name : []))
    expect(names).toContain('Test Rookie')
    expect(data.every(({ community, read }) => community === 'harbor' && !read)).toBe(true)
  })
})
