import { beforeAll, describe, expect, it } from 'vitest'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { localDay } from '../../../functions/_domain/time/local-time.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { planning } from '../../support/planning.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { useSchool } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe('an exam plan', () => {
  const school = useSchool()
  /** A community of its own with a test of 25 questions. */
  const guild = { id: '', slug: '', test: '' }
  beforeAll(async () => {
    guild.id = await createCommunity(school.sql())
    guild.slug = `c-${guild.id.slice(0, 8)}`
    guild.test = await publishBank(school.sql(), { community: guild.id })
  })
  const learner = async (time_zone = 'UTC') => {
    const person = await createPerson(school.sql(), 'Pia', { time_zone })
    await addMember(school.sql(), guild.id, person, 'student')
    const me = sitter(school.api(), person)
    return { person, me, my: planning(me, guild.slug), today: () => localDay(new Date(), time_zone) }
  }

  it('is set, changed and removed, one in each community', async () => {
    const { my, today } = await learner()
    expect(await my.plan()).toMatchObject({ plan: null, passed: false, days: [], questions: 25, seen: 0 })
    const exam_on = addDays(today(), 30)
    const saved = await my.save({ exam_on, minutes_a_day: 15, rest_days: [7, 6] })
    expect(saved.plan).toMatchObject({ exam_on, minutes_a_day: 15, rest_days: [6, 7], test: null })
    expect(saved.days).toHaveLength(31)
    expect(saved.days.at(-1)).toMatchObject({ day: exam_on, kind: 'exam' })
    expect(saved.covered).toBe(25)
    expect(await my.save({ exam_on, minutes_a_day: 15, rest_days: [6, 7] })).toEqual(saved)
    const changed = await my.save({ exam_on: today(), minutes_a_day: 60, test_id: guild.test })
    expect(changed.plan).toMatchObject({ exam_on: today(), test: { id: guild.test, title: 'A bank' }, rest_days: [] })
    expect(changed.days).toEqual([{ day: today(), kind: 'exam', review: 0, unseen: 0 }])
    expect(await my.remove()).toMatchObject({ plan: null, days: [] })
    expect(await my.remove()).toMatchObject({ plan: null, days: [] })
  })

  it.each(['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago'])(
    'may be for today and up to two years ahead, by the date of a learner in %s',
    async (zone) => {
      const { my, today } = await learner(zone)
      const day = today()
      const saved = await my.save({ exam_on: day })
      expect(saved.today).toMatchObject({ today: day, exam_on: day })
      expect(saved.days.map((it) => it.day)).toEqual([day])
      expect(await my.refused({ exam_on: addDays(day, -1) })).toMatchObject({
        ...{ status: 422, code: 'validation_failed' },
        errors: [{ path: 'body.exam_on', message: 'has passed' }],
      })
      await my.save({ exam_on: saved.latest })
      expect(await my.refused({ exam_on: addDays(saved.latest, 1) })).toMatchObject({
        errors: [{ path: 'body.exam_on', message: 'is too far ahead' }],
      })
      expect((await my.plan()).plan?.exam_on).toBe(saved.latest)
    },
  )

  it('follows a learner to another zone', async () => {
    const { person, my, today } = await learner('Pacific/Kiritimati')
    const day = today()
    await my.save({ exam_on: day })
    await school.sql()`update profiles set time_zone = 'Pacific/Pago_Pago' where id = ${person}`
    const there = await my.plan()
    expect(there.today.today).toBe(localDay(new Date(), 'Pacific/Pago_Pago'))
    expect(there.today.today < day).toBe(true)
    expect(there.days.length).toBeGreaterThan(1)
  })

  it('refuses what makes no plan, by its field', async () => {
    const { my, today } = await learner()
    const exam_on = addDays(today(), 9)
    const pathOf = async (body: object) =>
      (await my.refused({ exam_on, ...body })).errors.map(({ path }: { path: string }) => path)
    expect(await pathOf({ minutes_a_day: 4 })).toEqual(['body.minutes_a_day'])
    expect(await pathOf({ minutes_a_day: 241 })).toEqual(['body.minutes_a_day'])
    expect(await pathOf({ rest_days: [1, 2, 3, 4, 5, 6, 7] })).toEqual(['body.rest_days'])
    expect(await pathOf({ rest_days: [1, 1] })).toEqual(['body.rest_days'])
    expect(await pathOf({ exam_on: '2027-02-30' })).toEqual(['body.exam_on'])
    expect(await pathOf({ test_id: school.test() })).toEqual(['body.test_id'])
  })

  it('asks kindly for another date once its own has passed, and reviews go on', async () => {
    const { person, my, today } = await learner()
    await my.save({ exam_on: today(), minutes_a_day: 10, test_id: guild.test })
    await school.sql()`update exam_plans set exam_on = exam_on - 2 where user_id = ${person}`
    const plan = await my.plan()
    expect(plan).toMatchObject({ passed: true, days: [], plan: { exam_on: addDays(today(), -2) } })
    expect(plan.today).toMatchObject({ exam_on: null, test_id: null })
  })

  it('stays without its test once that is deleted', async () => {
    const { my, today } = await learner()
    const test = await publishBank(school.sql(), { community: guild.id })
    await my.save({ exam_on: today(), test_id: test })
    await school.sql()`delete from tests where id = ${test}`
    expect((await my.plan()).plan).toMatchObject({ exam_on: today(), test: null })
  })

  it('is nobody else’s: strangers get a 404, and of two learners each has their own', async () => {
    const [one, two] = [await learner(), await learner()]
    await one.my.save({ exam_on: one.today() })
    expect((await two.my.plan()).plan).toBe(null)
    const stranger = sitter(school.api(), await createPerson(school.sql(), 'Stan'))
    for (const path of ['today', 'plan'])
      expect(await stranger.refusal('GET', `/${path}?community=${guild.slug}`)).toMatchObject({ status: 404 })
    const query = `community=${guild.slug}`
    expect(await stranger.refusal('PUT', `/plan?${query}`, { exam_on: one.today(), minutes_a_day: 9 })).toMatchObject({
      status: 404,
    })
    expect(await stranger.refusal('POST', `/plan/calendar?${query}`)).toMatchObject({ status: 404 })
  })

  it('is in the export of a person, and goes with the account', async () => {
    const { person, my, today } = await learner()
    await my.save({ exam_on: today(), minutes_a_day: 25, rest_days: [3], test_id: guild.test })
    const { token } = await my.makeCalendar()
    const response = await school.api().ask('/gamification-api/profile/export', person)
    const text = await response.text()
    expect(response.status, text).toBe(200)
    const { exam_plans, calendars } = exported.parse(JSON.parse(text))
    expect(exam_plans).toMatchObject([
      { community: guild.slug, test: 'A bank', exam_on: today(), minutes_a_day: 25, rest_days: [3] },
    ])
    expect(calendars).toMatchObject([{ community: guild.slug }])
    expect(text).not.toContain(token)
    await school.sql()`select private.delete_account(${person})`
    const left = await school.sql()`
      select user_id from exam_plans where user_id = ${person}
      union all select user_id from private.calendar_feeds where user_id = ${person}
    `
    expect(left).toHaveLength(0)
  })
})

describe('a calendar to subscribe to', () => {
  const school = useSchool()
  const learner = async () => {
    const me = await school.newcomer()
    const my = planning(me, 'harbor')
    const read = (token: string, headers: Record<string, string> = {}) =>
      school.api().ask(`/attempts-api/calendar/${token}.ics`, undefined, { headers })
    return { me, my, read, exam_on: addDays(localDay(new Date(), 'UTC'), 20) }
  }

  it('has the days of the plan and the exam, without a token of the learner and without their name', async () => {
    const { my, read, exam_on } = await learner()
    const plan = await my.save({ exam_on, rest_days: [7], test_id: school.test() })
    const { token } = await my.makeCalendar()
    const response = await read(token)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    const text = await response.text()
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(text).toContain(`DTSTART;VALUE=DATE:${exam_on.replaceAll('-', '')}\r\n`)
    expect(text).toContain('SUMMARY:Exam: Networking fundamentals\r\n')
    const busy = plan.days.filter(
      ({ kind, review, unseen }) => kind !== 'rest' && (kind !== 'study' || review + unseen > 0),
    )
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(busy.length)
    expect(text).not.toContain('Sia')
  })

  it('is not sent again while nothing has changed', async () => {
    const { my, read, exam_on } = await learner()
    await my.save({ exam_on })
    const { token } = await my.makeCalendar()
    const first = await read(token)
    const etag = first.headers.get('etag') ?? ''
    await first.text()
    expect((await read(token, { 'If-None-Match': etag })).status).toBe(304)
    await my.save({ exam_on: addDays(exam_on, 1) })
    const again = await read(token, { 'If-None-Match': etag })
    expect(again.status).toBe(200)
    await again.text()
  })

  it('has one address at a time, whose entries keep their names, and none once it is turned off', async () => {
    const { me, my, read, exam_on } = await learner()
    await my.save({ exam_on })
    const uids = async (token: string) => (await (await read(token)).text()).match(/^UID:.*$/gm)
    const old = await my.makeCalendar()
    const before = await uids(old.token)
    const { token } = await my.makeCalendar()
    expect(token).not.toBe(old.token)
    expect(await uids(token)).toEqual(before)
    expect(new Set(before).size).toBe(before?.length)
    expect((await read(old.token)).status).toBe(404)
    const [row] = await school.sql()`select token_hash from private.calendar_feeds where user_id = ${me.person}`
    expect(row?.token_hash).toMatch(/^[\da-f]{64}$/)
    expect((await my.plan()).calendar).not.toBe(null)
    expect((await my.endCalendar()).calendar).toBe(null)
    expect((await read(token)).status).toBe(404)
  })

  it('is empty without an exam ahead, and ends with the membership', async () => {
    const { me, my, read } = await learner()
    const { token } = await my.makeCalendar()
    const text = await (await read(token)).text()
    expect(text).toContain('END:VCALENDAR')
    expect(text).not.toContain('VEVENT')
    await school.sql()`delete from memberships where user_id = ${me.person}`
    expect((await read(token)).status).toBe(404)
  })

  it('is not found under an address that is none', async () => {
    const { read } = await learner()
    expect((await read('a'.repeat(24))).status).toBe(404)
    expect((await read('a')).status).toBe(422)
  })
})
