import { describe, expect, it } from 'vitest'
import { accommodationList, madeAccommodation } from '../../../functions/_contracts/attempts/accommodations.ts'
import { testDetail } from '../../../functions/_contracts/tests/tests.ts'
import { one } from '../../../functions/_contracts/wire.ts'
import { WORKER_SECRET } from '../../support/api.ts'
import { createClock } from '../../support/clock.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { eventOf, rowOf, useSchool, type Sitter } from '../../support/school.ts'

const MINUTE = 60_000

describe('accommodations', () => {
  const clock = createClock(Date.UTC(2026, 10, 30, 9))
  const school = useSchool({ now: clock.now })
  const timed = () => publishBank(school.sql(), { community: school.harbor(), minutes: 30 })
  const teacher = async (role: 'instructor' | 'admin' = 'instructor') => {
    const person = await createPerson(school.sql(), 'Ines')
    await addMember(school.sql(), school.harbor(), person, role)
    return person
  }
  const send = (
    by: string,
    of: string,
    { method = 'GET', id = '', body }: { method?: string; id?: string; body?: object },
  ) =>
    school.api().ask(`/communities-api/harbor/members/${of}/accommodations${id && `/${id}`}`, by, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
  const make = async (by: string, of: string, body: object) => {
    const response = await send(by, of, { method: 'POST', body: { reason: 'A broken arm.', ...body } })
    if (response.status !== 201) throw new Error(await response.text())
    return one(madeAccommodation).parse(await response.json()).data
  }
  const end = async (by: string, of: string, id: string) =>
    expect((await send(by, of, { method: 'DELETE', id })).status).toBe(204)
  const listed = async (by: string, of: string) => accommodationList.parse(await (await send(by, of, {})).json()).data
  const begin = async (test_id?: string) => {
    const me = await school.newcomer()
    const { id, started_at } = await me.start({ test_id: test_id ?? (await timed()), mode: 'exam', length: 25 })
    return { me, id, startedAt: Date.parse(started_at) }
  }
  const minutesOf = async ({ me, id, startedAt }: { me: Sitter; id: string; startedAt: number }) =>
    (Date.parse((await me.read(id)).deadline ?? '') - startedAt) / MINUTE
  const sweep = async (): Promise<{ expired: number }> => {
    const headers = { Authorization: `Bearer ${WORKER_SECRET}` }
    return (await (await school.api().ask('/events-worker/sweep', undefined, { method: 'POST', headers })).json()).data
  }
  const everything = async (exam: { me: Sitter; id: string }) => ({
    sent_at: clock.now(),
    responses: (await exam.me.answers(exam.id, () => true)).map((it) => ({ ...it, at: clock.now() })),
  })

  it('an exam lasts its limit times the greatest factor, and the most minutes more', async () => {
    const [by, me, test_id] = [await teacher(), await school.newcomer(), await timed()]
    await make(by, me.person, { kind: 'extra_factor', factor: 1.5 })
    await make(by, me.person, { kind: 'extra_factor', factor: 1.25, test_id })
    await make(by, me.person, { kind: 'extra_minutes', minutes: 10, test_id })
    const { deadline, started_at } = await me.start({ test_id, mode: 'exam', length: 25 })
    expect(Date.parse(deadline ?? '') - Date.parse(started_at)).toBe(55 * MINUTE)
    const other = await me.start({ test_id: await timed(), mode: 'exam', length: 25 })
    expect(Date.parse(other.deadline ?? '') - Date.parse(other.started_at)).toBe(45 * MINUTE)
    const practice = await me.start({ test_id: await timed(), mode: 'practice', length: 25 })
    expect(practice.deadline).toBeNull()
  })

  it('a running exam has its new deadline at once: made, changed and ended', async () => {
    const [by, test_id] = [await teacher('admin'), await timed()]
    const exam = await begin(test_id)
    const { accommodation: ten, exams_moved } = await make(by, exam.me.person, {
      kind: 'extra_minutes',
      minutes: 10,
      test_id,
    })
    expect([exams_moved, await minutesOf(exam)]).toEqual([1, 40])
    expect(await exam.me.save(exam.id, {})).toMatchObject({
      deadline: new Date(exam.startedAt + 40 * MINUTE).toISOString(),
    })
    const { accommodation: twenty } = await make(by, exam.me.person, { kind: 'extra_minutes', minutes: 20, test_id })
    expect(await minutesOf(exam)).toBe(50)
    expect((await listed(by, exam.me.person)).map(({ id, ended_at }) => [id, ended_at === null])).toEqual([
      [twenty.id, true],
      [ten.id, false],
    ])
    await end(by, exam.me.person, twenty.id)
    expect(await minutesOf(exam)).toBe(30)
    // A repeat changes nothing.
    await end(by, exam.me.person, twenty.id)
    expect(await minutesOf(exam)).toBe(30)
  })

  it('the learner is told about each move of a running exam', async () => {
    const [by, exam] = [await teacher(), await begin()]
    const { accommodation: it } = await make(by, exam.me.person, { kind: 'extra_minutes', minutes: 10 })
    clock.pass({ seconds: 1 })
    await end(by, exam.me.person, it.id)
    const response = await school.api().ask('/gamification-api/notifications', exam.me.person)
    const { data } = await response.json()
    const told = data.filter(({ kind }: { kind: string }) => kind === 'time_changed')
    expect(
      told.map(({ minutes, attempt_id }: { minutes: number; attempt_id: string }) => [minutes, attempt_id]),
    ).toEqual([
      [-10, exam.id],
      [10, exam.id],
    ])
  })

  it('an accommodation that ends leaves a minute, and no exam that is over goes on', async () => {
    const [by, exam] = [await teacher(), await begin()]
    const { accommodation: it } = await make(by, exam.me.person, { kind: 'extra_factor', factor: 2 })
    clock.pass({ minutes: 45 })
    await end(by, exam.me.person, it.id)
    expect(await minutesOf(exam)).toBe(46)
    clock.pass({ minutes: 1, seconds: 31 })
    const { exams_moved } = await make(by, exam.me.person, { kind: 'extra_minutes', minutes: 60 })
    expect(exams_moved).toBe(0)
    expect(await exam.me.read(exam.id)).toMatchObject({ status: 'finished', result: { timed_out: true } })
  })

  it('the limit is that of the start, whatever the test says meanwhile', async () => {
    const [by, test_id] = [await teacher(), await timed()]
    const exam = await begin(test_id)
    await school.sql()`update tests set time_limit_minutes = 5 where id = ${test_id}`
    await make(by, exam.me.person, { kind: 'extra_minutes', minutes: 10 })
    expect(await minutesOf(exam)).toBe(40)
  })

  it('the same request again changes nothing, and of two instructors at once both are kept on record', async () => {
    const [by, other, me] = [await teacher(), await teacher(), await school.newcomer()]
    const ten = { kind: 'extra_minutes', minutes: 10 }
    const first = await make(by, me.person, ten)
    expect((await make(other, me.person, ten)).accommodation).toEqual(first.accommodation)
    await Promise.all([
      ...Array.from({ length: 3 }, () => make(by, me.person, { kind: 'extra_factor', factor: 1.5 })),
      ...Array.from({ length: 3 }, () => make(other, me.person, { kind: 'extra_factor', factor: 2 })),
    ])
    const factors = (await listed(by, me.person)).filter(({ kind }) => kind === 'extra_factor')
    expect(factors.filter(({ ended_at }) => ended_at === null)).toHaveLength(1)
    expect(new Set(factors.map(({ factor }) => factor))).toEqual(new Set([1.5, 2]))
  })

  it('an exam that starts at the same moment has the accommodation', async () => {
    const by = await teacher()
    for (const _ of Array.from({ length: 8 })) {
      const [me, test_id] = [await school.newcomer(), await timed()]
      const [{ id, started_at }] = await Promise.all([
        me.start({ test_id, mode: 'exam', length: 25 }),
        make(by, me.person, { kind: 'extra_minutes', minutes: 10 }),
      ])
      expect(await minutesOf({ me, id, startedAt: Date.parse(started_at) })).toBe(40)
    }
  })

  it('an exam that is finished at the same moment is finished once, with every answer', async () => {
    const by = await teacher()
    for (const _ of Array.from({ length: 8 })) {
      const exam = await begin()
      clock.pass({ minutes: 5 })
      const body = await everything(exam)
      const [result] = await Promise.all([
        exam.me.finish(exam.id, body),
        make(by, exam.me.person, { kind: 'extra_minutes', minutes: 10 }),
      ])
      expect(result).toMatchObject({ correct: 25, counts: true, replayed: false })
      expect(await eventOf(school.api(), exam.id)).toBeDefined()
      expect((await exam.me.finish(exam.id)).replayed).toBe(true)
    }
  })

  it('a sweep in the last moment ends the exam, or leaves it its new time: never both', async () => {
    const by = await teacher()
    for (const _ of Array.from({ length: 8 })) {
      const exam = await begin()
      clock.pass({ minutes: 10 })
      await exam.me.save(exam.id, await everything(exam))
      // By the clock of whoever gives more time it is not over yet; a second later, for the sweep, it is.
      clock.pass({ minutes: 20, seconds: 30 })
      const making = make(by, exam.me.person, { kind: 'extra_minutes', minutes: 10 })
      const sweeping = sweep()
      await Promise.resolve().then(() => clock.pass({ seconds: 1 }))
      const [{ exams_moved }] = await Promise.all([making, sweeping, exam.me.read(exam.id)])
      const { status, timed_out, correct } = await rowOf(school.api(), exam.id)
      if (exams_moved === 0) expect([status, timed_out, correct]).toEqual(['finished', true, 25])
      else {
        expect([status, await minutesOf(exam)]).toEqual(['in_progress', 40])
        expect(await exam.me.finish(exam.id)).toMatchObject({ correct: 25, timed_out: false })
      }
    }
  })

  it('a closer that read the old deadline leaves the exam that got more time', async () => {
    const [by, exam] = [await teacher(), await begin()]
    clock.pass({ minutes: 10 })
    await exam.me.save(exam.id, await everything(exam))
    await make(by, exam.me.person, { kind: 'extra_minutes', minutes: 10 })
    clock.pass({ minutes: 25 })
    const { finisher, now } = school.api().deps
    const late = {
      user_id: exam.me.person,
      id: exam.id,
      submission: { body: { responses: [], flags: [] }, now: now() },
    }
    expect(await finisher.submit({ ...late, ifOver: true })).toMatchObject({ code: 'attempt_unfinished' })
    expect((await exam.me.read(exam.id)).status).toBe('in_progress')
    clock.pass({ minutes: 6 })
    await sweep()
    expect(await exam.me.read(exam.id)).toMatchObject({ status: 'finished', result: { correct: 25, timed_out: true } })
  })

  it('those who teach decide about others, never about themselves, and nobody else does', async () => {
    const [by, me, other] = [await teacher(), await school.newcomer(), await school.newcomer()]
    const body = { kind: 'extra_minutes', minutes: 10, reason: 'x' }
    const refused = async (who: string, of: string) =>
      (await problemOf(await send(who, of, { method: 'POST', body }))).code
    expect(await refused(by, by)).toBe('not_allowed')
    expect(await refused(me.person, me.person)).toBe('not_allowed')
    expect(await refused(other.person, me.person)).toBe('not_allowed')
    const stranger = await createPerson(school.sql(), 'Sten')
    expect(await refused(stranger, me.person)).toBe('not_found')
    expect(await refused(by, stranger)).toBe('not_found')
    const { accommodation: it } = await make(by, me.person, body)
    expect(await listed(me.person, me.person)).toEqual([it])
    expect((await problemOf(await send(other.person, me.person, {}))).code).toBe('not_allowed')
    expect((await problemOf(await send(me.person, me.person, { method: 'DELETE', id: it.id }))).code).toBe(
      'not_allowed',
    )
    expect((await problemOf(await send(by, other.person, { method: 'DELETE', id: it.id }))).code).toBe('not_found')
    const elsewhere = await publishBank(school.sql(), { community: await createCommunity(school.sql()), minutes: 30 })
    const there = await send(by, me.person, { method: 'POST', body: { ...body, test_id: elsewhere } })
    expect((await problemOf(there)).code).toBe('not_found')
  })

  it.each([
    { kind: 'extra_factor', factor: 0.9 },
    { kind: 'extra_factor', factor: 3.01 },
    { kind: 'extra_minutes', minutes: 0 },
    { kind: 'extra_minutes', minutes: 601 },
    { kind: 'extra_minutes', factor: 2 },
    { kind: 'excused' },
    { kind: 'extra_minutes', minutes: 10, reason: ' ' },
    { kind: 'extra_minutes', minutes: 10, reason: 'x'.repeat(501) },
    { kind: 'extra_minutes', minutes: 10, reason: 'a\0b' },
  ])('refuses $kind that is not valid: %j', async (body) => {
    const [by, me] = [await teacher(), await school.newcomer()]
    const response = await send(by, me.person, { method: 'POST', body: { reason: 'A broken arm.', ...body } })
    expect([response.status, (await problemOf(response)).code]).toEqual([422, 'validation_failed'])
  })

  it('the page of a test says how long an exam takes this learner, and who is excused may still take it', async () => {
    const [by, me, test_id] = [await teacher(), await school.newcomer(), await timed()]
    const read = async () => one(testDetail).parse(await (await me.send('GET', `/tests/${test_id}`)).json()).data
    expect(await read()).toMatchObject({ your_time: null, excused: null })
    await make(by, me.person, { kind: 'extra_factor', factor: 1.25 })
    const { accommodation: it } = await make(by, me.person, {
      kind: 'excused',
      test_id,
      reason: 'Passed it elsewhere.',
    })
    expect(await read()).toMatchObject({ your_time: { minutes: 37.5 }, excused: { reason: 'Passed it elsewhere.' } })
    expect((await me.start({ test_id, mode: 'exam', length: 25 })).status).toBe('in_progress')
    await end(by, me.person, it.id)
    expect(await read()).toMatchObject({ excused: null })
  })

  it('the audit log says who made and ended it, and not why', async () => {
    const [by, other, me] = [await teacher(), await teacher(), await school.newcomer()]
    const { accommodation: it } = await make(by, me.person, { kind: 'extra_factor', factor: 1.5 })
    await end(other, me.person, it.id)
    const rows = await school.sql()`
      select actor_id, action, reason, details from audit_log where subject_id = ${it.id} order by id
    `
    const details = { user_id: me.person, test_id: null, kind: 'extra_factor', factor: 1.5, minutes: null }
    expect([...rows]).toEqual([
      { actor_id: by, action: 'accommodation.made', reason: null, details },
      { actor_id: other, action: 'accommodation.ended', reason: null, details },
    ])
  })
})
