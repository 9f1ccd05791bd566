import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { notificationList, unread } from '../../../functions/_contracts/notifications/notifications.ts'
import { one } from '../../../functions/_contracts/wire.ts'
import { useApi } from '../../support/api.ts'
import { notify } from '../../support/notifications.ts'
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
  const learnerWith = async (count: number, community: string | null = null) => {
    const person = await createPerson(sql(), 'Nora')
    const ids: string[] = []
    for (let n = 0; n < count; n++) ids.push(await notify(sql(), person, { at: Date.now() + n, community }))
    return { person, ids, newest: ids.toReversed() }
  }
  const harbor = async () => String((await sql()`select id from communities where slug = 'harbor'`)[0]?.id)

  it('is paged from the newest to the oldest, each once, with the unread count on every page', async () => {
    const { person, newest } = await learnerWith(7)
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

  it('is filtered by community and by unread', async () => {
    const { person, newest } = await learnerWith(1, await harbor())
    await addMember(sql(), await harbor(), person, 'student')
    const elsewhere = await notify(sql(), person, { at: Date.now() + 9 })
    expect((await list(person)).data.map(({ id, community }) => [id, community])).toEqual([
      [elsewhere, null],
      [newest[0], 'harbor'],
    ])
    expect((await list(person, '?community=harbor')).data.map(({ id }) => id)).toEqual(newest)
    expect(await read(person, { ids: [elsewhere] })).toBe(1)
    expect((await list(person, '?unread=true')).data.map(({ id }) => id)).toEqual(newest)
    expect(await problemOf(await api().ask(`${PATH}?community=lumen`, person))).toMatchObject({ status: 404 })
  })

  it('is marked as read by ids or up to an id, and a repeat changes nothing', async () => {
    const { person, ids } = await learnerWith(5)
    expect(await read(person, { ids: [ids[4]] })).toBe(4)
    expect(await read(person, { up_to: ids[2] })).toBe(1)
    const stored = () => sql()`select id, read_at from notifications where user_id = ${person} order by id`
    const before = await stored()
    expect(await read(person, { up_to: ids[2] })).toBe(1)
    expect(await stored()).toEqual(before)
    expect((await list(person)).data.map((it) => it.read)).toEqual([true, false, true, true, true])
    expect(await problemOf(await api().ask(`${PATH}/read`, person, json('POST', {})))).toMatchObject({ status: 422 })
  })

  it('loses a deleted notification, and deleting it again is not found', async () => {
    const { person, ids } = await learnerWith(2)
    const remove = () => api().ask(`${PATH}/${ids[0]}`, person, { method: 'DELETE' })
    expect(await (await remove()).json()).toMatchObject({ data: { deleted: 1, unread: 1 } })
    expect(await problemOf(await remove())).toMatchObject({ status: 404 })
    expect((await list(person)).data.map(({ id }) => id)).toEqual([ids[1]])
  })

  it("neither shows another learner's notifications nor lets anyone mark or delete them", async () => {
    const { person, ids } = await learnerWith(2)
    const { person: other } = await learnerWith(0)
    expect(await list(other)).toEqual({ community: null, data: [], page: { next: null, unread: 0 } })
    expect(await read(other, { ids })).toBe(0)
    expect(await read(other, { up_to: ids[1] })).toBe(0)
    expect(await problemOf(await api().ask(`${PATH}/${ids[0]}`, other, { method: 'DELETE' }))).toMatchObject({
      status: 404,
    })
    expect(await list(person)).toMatchObject({ data: [{ read: false }, { read: false }], page: { unread: 2 } })
    expect(await problemOf(await api().ask(PATH))).toMatchObject({ status: 401 })
  })

  it('counts at most a thousand as unread', async () => {
    const { person } = await learnerWith(0)
    await sql()`
      insert into notifications (id, user_id, kind, payload)
      select private.stable_id(n::text), ${person}, 'level_up', '{"level": 2}' from generate_series(1, 1200) as n
    `
    expect((await list(person)).page.unread).toBe(1000)
  })

  it('names the subject of each, even a retired one, and leaves out notifications whose subject was deleted', async () => {
    const { person } = await learnerWith(0)
    const community = await harbor()
    const gate = await publishMilestone(sql(), community, 'the-gate', { counter: 'test_completed', gte: 50 })
    await sql()`update course_milestones set status = 'retired' where id = ${gate}`
    const found = await sql()<{ id: string; slug: string; name: string; xp: number }[]>`
      select id, slug, name, xp from achievements where pack = 'exam-prep' and tiers is null and not secret order by id limit 2
    `
    const [first, second] = found
    const store = (kind: string, payload: Record<string, unknown>, at: number) =>
      notify(sql(), person, { kind, payload, at: Date.now() + at })
    await store('unlock', { achievement_id: first?.id, tier: null, xp: 70 }, 1)
    await store('unlock', { achievement_id: randomUUID(), tier: null, xp: 70 }, 2)
    await store('milestone', { milestone_id: gate, status: 'validated' }, 3)
    await store('digest', { achievements: [first?.id, second?.id, randomUUID()] }, 4)
    await store('level_up', { level: 12 }, 5)
    await store('streak_at_risk', { kind: 'learning', current: 9 }, 6)
    await store('unlock', { nonsense: true }, 7)
    const [course] = await sql()`
      select id, slug, title from courses where community_id = ${community} and slug = 'networking-essentials'
    `
    await sql()`
      insert into certificates (number, user_id, community_id, course_id, holder)
      values ('AAAA-BBBB-CCCC', ${person}, ${community}, ${course?.id}, 'Nora')
    `
    await store('milestone', { milestone_id: gate, status: 'rejected', reason: 'Once more' }, 8)
    await store('completed', { kind: 'course', id: course?.id }, 9)
    await store('completed', { kind: 'course', id: randomUUID() }, 10)
    await store('certificate', { number: 'AAAA-BBBB-CCCC' }, 11)
    await store('became_admin', { community_id: community }, 12)
    await store('became_admin', { community_id: randomUUID() }, 13)
    const [thread, notTaken] = [randomUUID(), { attachments: ['photo.jpg'], cut: true, empty: false }]
    await store('support_mail', { thread_id: thread, mail: 'mail/1', ...notTaken }, 14)
    const { data, page } = await list(person)
    expect(data).toMatchObject([
      { kind: 'support_mail', question: { id: thread }, ...notTaken },
      { kind: 'became_admin', administered: { id: community, slug: 'harbor' } },
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
    expect(page.unread).toBe(14)
  })
})

describe('an unlock by a finished attempt', () => {
  const school = useSchool()

  it('is in the list with its name', async () => {
    const me = await school.newcomer()
    await takeTest(me, school.test(), { correct: 25 })
    const { data } = notificationList.parse(await (await school.api().ask(PATH, me.person)).json())
    const names = data.flatMap((it) => (it.kind === 'unlock' ? it.achievement.name : []))
    expect(names).toContain('Test Rookie')
    expect(data.every(({ community, read }) => community === 'harbor' && !read)).toBe(true)
  })
})
