import { beforeAll, describe, expect, it } from 'vitest'
import {
  certificate,
  myCertificate,
  type Certificate,
} from '../../../functions/_contracts/certificates/certificates.ts'
import { notification } from '../../../functions/_contracts/notifications/notifications.ts'
import { useApi } from '../../support/api.ts'
import { issue } from '../../support/certificates.ts'
import { addMember, createCommunity, createPerson, type PersonRole } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { profiles } from '../../support/profiles.ts'

const PATH = '/gamification-api/certificates'

describe('a certificate', () => {
  const api = useApi()
  const profile = profiles(api)
  const sql = () => api().database.sql
  let community: string
  let instructor: string
  let admin: string
  let outsider: string

  const member = async (role: PersonRole, where: string) => {
    const person = await createPerson(sql(), role)
    await addMember(sql(), where, person, role)
    return person
  }
  const holder = async (daysAgo = 0) => {
    const person = await member('student', community)
    const number = await issue(sql(), person, { community, course: 'subnets', holder: 'Lea Learner', daysAgo })
    return { person, number }
  }
  const send = (method: string, path: string, person: string | undefined, body: object) =>
    api().ask(`${PATH}/${path}`, person, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const revoke = (number: string, person: string, reason = 'Somebody else sat the exam.') =>
    send('POST', `${number}/revoke`, person, { reason })
  const change = (number: string, person: string, body: object) => send('PATCH', number, person, body)
  const read = async (number: string, person?: string): Promise<Certificate> => {
    const response = await api().ask(`${PATH}/${encodeURIComponent(number)}`, person)
    expect(response.status).toBe(200)
    return certificate.parse((await response.json()).data)
  }
  const audited = (number: string) =>
    sql()`select action, actor_id, reason, details from audit_log where subject_id = ${number} order by id`
  const refusal = async (response: Response) => {
    const { status, code } = await problemOf(response)
    return `${status} ${code}`
  }

  beforeAll(async () => {
    community = await createCommunity(sql())
    await sql()`insert into courses (community_id, slug, title, status) values (${community}, 'subnets', 'Subnets', 'live')`
    ;[instructor, admin] = [await member('instructor', community), await member('admin', community)]
    outsider = await member('admin', await createCommunity(sql()))
  })

  it('has the date that it was for its holder, and keeps it when they move', async () => {
    const at = '2026-11-30T03:40:00Z'
    const dateFrom = async (zones: object) => {
      const person = await member('student', community)
      await sql()`update profiles set ${sql()(zones)} where id = ${person}`
      const number = await issue(sql(), person, { community, course: 'subnets', holder: 'Lea Learner', at })
      await sql()`update profiles set time_zone = 'Pacific/Kiritimati', next_time_zone = null, next_time_zone_from = null
        where id = ${person}`
      const [listed] = myCertificate.array().parse((await (await api().ask(PATH, person)).json()).data)
      const { issued_on } = await read(number)
      expect(listed?.issued_on).toBe(issued_on)
      await expect(sql()`update certificates set issued_on = '2026-01-01' where number = ${number}`).rejects.toThrow(
        'issued_on of certificates cannot be changed',
      )
      return issued_on
    }
    expect(await dateFrom({ time_zone: 'America/New_York' })).toBe('2026-11-29')
    expect(await dateFrom({ time_zone: 'UTC' })).toBe('2026-11-30')
    const moves = { time_zone: 'UTC', next_time_zone: 'America/New_York' }
    expect(await dateFrom({ ...moves, next_time_zone_from: '2026-11-30' })).toBe('2026-11-29')
    expect(await dateFrom({ ...moves, next_time_zone_from: '2026-12-01' })).toBe('2026-11-30')
  })

  it('is verified by its number in any typed form, and lists the passed milestones', async () => {
    const { person, number } = await holder()
    await sql()`
      with gate as (
        insert into course_milestones (community_id, course_id, slug, title, type, validation, status, position)
        select ${community}, id, gate, gate, 'skill_demonstration', 'manual', 'live', place
        from courses, unnest(array['two', 'one', 'waived', 'open'], array[2, 1, 3, 4]) as gate (gate, place)
        where courses.slug = 'subnets' and courses.community_id = ${community}
        returning id, slug
      )
      insert into user_milestone_progress (user_id, community_id, course_milestone_id, status, decided_at, waived, decided_by, reason)
      select ${person}, ${community}, id, case slug when 'open' then 'available' else 'validated' end,
        now(), slug = 'waived', ${instructor}, 'They know it.'
      from gate
    `
    const expected = {
      number,
      state: 'valid',
      kind: 'course',
      title: 'Subnets',
      community: 'A community',
      visibility: 'public',
      holder: 'Lea Learner',
      gates: ['one', 'two'],
      revoked: null,
      mine: false,
      may_correct: false,
      may_revoke: false,
    }
    for (const typed of [number, number.toLowerCase(), number.replaceAll('-', ' ')])
      expect(await read(typed)).toMatchObject(expected)
    expect(await read(number, outsider)).toMatchObject({ ...expected, correctable_until: null })
    expect(await read(number, person)).toMatchObject({ ...expected, mine: true, may_correct: true })
    expect(await read(number, instructor)).toMatchObject({ ...expected, may_correct: true, may_revoke: true })
  })

  it('is cached for a minute without a token, and answers a matching If-None-Match with 304', async () => {
    const { person, number } = await holder()
    const first = await api().ask(`${PATH}/${number}`)
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=60')
    expect(first.headers.get('Vary')).toContain('Authorization')
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' }
    expect((await api().ask(`${PATH}/${number}`, undefined, { headers })).status).toBe(304)
    const own = await api().ask(`${PATH}/${number}`, person, { headers })
    expect([own.status, own.headers.get('Cache-Control')]).toEqual([200, 'private, no-cache'])
  })

  it('is not found for an unused number, and refused for a mistyped one', async () => {
    const { number } = await holder()
    expect(await refusal(await api().ask(`${PATH}/2222-2222-2222`))).toBe('404 not_found')
    const wrong = number.startsWith('2') ? '3' : '2'
    for (const typed of [wrong + number.slice(1), number.slice(1), `0${number.slice(1)}`, 'x'.repeat(50)])
      expect(await refusal(await api().ask(`${PATH}/${typed}`))).toBe('422 number_mistyped')
    expect(await refusal(await revoke('2222-2222-2222', instructor))).toBe('404 not_found')
  })

  it('that is private stays verifiable, and hides its holder and the reason of a revocation', async () => {
    const { person, number } = await holder()
    expect(await refusal(await change(number, instructor, { visibility: 'private' }))).toBe('403 not_allowed')
    expect(await refusal(await change(number, outsider, { visibility: 'private' }))).toBe('403 not_allowed')
    expect((await change(number, person, { visibility: 'private' })).status).toBe(200)
    const hidden = { state: 'valid', title: 'Subnets', holder: null, visibility: 'private' }
    expect(await read(number)).toMatchObject(hidden)
    expect(await read(number, outsider)).toMatchObject(hidden)
    expect(await read(number, person)).toMatchObject({ holder: 'Lea Learner' })
    expect(await read(number, instructor)).toMatchObject({ holder: 'Lea Learner' })
    await revoke(number, admin)
    expect(await read(number)).toMatchObject({ state: 'revoked', holder: null, revoked: { because: null } })
    expect(await read(number, person)).toMatchObject({ revoked: { because: 'Somebody else sat the exam.' } })
  })

  it('has its name corrected by the holder for 30 days, then by an instructor, each change audited', async () => {
    const { person, number } = await holder(29)
    expect((await change(number, person, { holder: '  Léa Łukasz-O’Neil ' })).status).toBe(200)
    expect((await change(number, person, { holder: 'Léa Łukasz-O’Neil' })).status).toBe(200)
    expect(await read(number)).toMatchObject({ holder: 'Léa Łukasz-O’Neil' })
    expect(await audited(number)).toEqual([
      {
        action: 'certificate.corrected',
        actor_id: person,
        reason: null,
        details: { from: 'Lea Learner', to: 'Léa Łukasz-O’Neil' },
      },
    ])
    for (const name of ['', '  ', 'Lea\nLearner', 'Lea\u202Eevil', 'L'.repeat(81)])
      expect(await refusal(await change(number, person, { holder: name }))).toBe('422 validation_failed')

    const old = await holder(31)
    expect(await refusal(await change(old.number, old.person, { holder: 'Lea L.' }))).toBe('409 name_settled')
    expect((await read(old.number, old.person)).may_correct).toBe(false)
    expect(await refusal(await change(old.number, outsider, { holder: 'Lea L.' }))).toBe('403 not_allowed')
    expect((await change(old.number, instructor, { holder: 'Lea L.' })).status).toBe(200)
    expect(await audited(old.number)).toMatchObject([{ actor_id: instructor, details: { to: 'Lea L.' } }])
    await revoke(old.number, instructor)
    expect(await refusal(await change(old.number, instructor, { holder: 'Lea M.' }))).toBe('409 name_settled')
  })

  it('is revoked once by twenty concurrent requests: one audit entry, one notification, the first reason', async () => {
    const { person, number } = await holder()
    for (const who of [person, outsider]) expect(await refusal(await revoke(number, who))).toBe('403 not_allowed')
    expect(await refusal(await revoke(number, admin, ' '))).toBe('422 validation_failed')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => revoke(number, n % 2 ? instructor : admin, `Reason ${n}`)),
    )
    const reasons = await Promise.all(
      answers.map(async (answer) => certificate.parse((await answer.json()).data).revoked?.because),
    )
    expect(new Set(reasons).size).toBe(1)
    const log = await audited(number)
    expect(log).toMatchObject([{ action: 'certificate.revoked', reason: reasons[0] }])
    expect([instructor, admin]).toContain(log[0]?.actor_id)

    const { data } = await (await api().ask('/gamification-api/notifications', person)).json()
    expect(data.map((it: unknown) => notification.parse(it))).toMatchObject([
      { kind: 'certificate_revoked', certificate: { number, title: 'Subnets' }, because: reasons[0] },
    ])
    expect(data[0].id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab]/)
    expect(await read(number)).toMatchObject({ state: 'revoked', revoked: { because: reasons[0] } })
  })

  it('is listed for its holder only, and on their profile while both are public and it is not revoked', async () => {
    const { person, number } = await holder()
    const mine = async (who: string) =>
      (await (await api().ask(PATH, who)).json()).data.map((it: unknown) => myCertificate.parse(it))
    expect(await mine(person)).toMatchObject([{ number, title: 'Subnets', holder: 'Lea Learner', state: 'valid' }])
    expect(await mine(instructor)).toEqual([])

    const { username } = await profile.change(person, { visibility: 'public' })
    const onProfile = async () => (await profile.see(username)).certificates
    expect(await onProfile()).toMatchObject([{ number, title: 'Subnets' }])
    await change(number, person, { visibility: 'private' })
    expect(await onProfile()).toEqual([])
    await change(number, person, { visibility: 'public' })
    await revoke(number, instructor)
    expect(await onProfile()).toEqual([])
    expect(await mine(person)).toMatchObject([{ number, state: 'revoked' }])
  })

  it('is deleted with its holder’s account, and the audit log keeps neither name nor reason', async () => {
    const { person, number } = await holder()
    await change(number, person, { holder: 'Lea L.' })
    await revoke(number, admin)
    const { username } = await profile.mine(person)
    expect((await profile.delete(person, username)).status).toBe(204)
    expect(await refusal(await api().ask(`${PATH}/${number}`))).toBe('404 not_found')
    expect(await audited(number)).toEqual([])
    const left = await sql()`
      select reason, details from audit_log where subject_id = 'deleted' and actor_id in (${person}, ${admin})
    `
    expect(left).toEqual([
      { reason: null, details: {} },
      { reason: null, details: {} },
    ])
  })
})
