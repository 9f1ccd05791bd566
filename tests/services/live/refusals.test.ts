import { describe, expect, it } from 'vitest'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { closeLeftSessions } from '../../../functions/_services/live/close.ts'
import { createAddressReader } from '../../../functions/_http/client-address.ts'
import { createPolicies } from '../../../functions/_http/limits.ts'
import { createPostgresStore } from '../../../functions/_services/rate-limits/postgres-store.ts'
import { createRateLimiter } from '../../../functions/_services/rate-limits/rate-limiter.ts'
import { useClassroom } from '../../support/classroom.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { attendee } from '../../support/live.ts'
import { rowOf, useSchool } from '../../support/school.ts'

describe('what a live session refuses', () => {
  const room = useClassroom()

  it('answers to a question that is not on, after the reveal, and after the end', async () => {
    const { ines, id, code } = await room.opened('in_step')
    const lou = await room.person('student', 'Lou')
    await lou.join(code)
    await ines.step(id, 'start')
    const attempt = (await lou.readLive(id)).mine?.attempt_id ?? ''
    const answers = await lou.answers(attempt, () => true)
    const give = (...numbers: number[]) =>
      lou.refusal('PATCH', `/attempts/${attempt}`, {
        sent_at: Date.now(),
        responses: answers.filter(({ number }) => numbers.includes(number)),
      })
    const moved = { status: 409, code: 'live_moved_on' }
    expect(await give(2)).toMatchObject(moved)
    expect(await give(1, 2)).toMatchObject(moved)
    await lou.answersNow(id, true)
    await ines.step(id, 'reveal')
    expect(await give(1)).toMatchObject(moved)
    await ines.step(id, 'next')
    expect(await give(1)).toMatchObject(moved)
    const held = { status: 409, code: 'live_running', location: `/functions/v1/attempts-api/live/${id}` }
    expect(await lou.refusal('GET', `/attempts/${attempt}`)).toMatchObject(held)
    expect(await lou.refusal('POST', `/attempts/${attempt}/finish`, {})).toMatchObject(held)
    const again = { test_id: (await ines.readLive(id)).test.id, mode: 'exam', length: 5 }
    for (const more of [{}, { restart: true }, { mode: 'practice' }])
      expect(await lou.refusal('POST', '/attempts', { ...again, ...more })).toMatchObject(held)
    expect(await lou.refusal('GET', `/attempts/${attempt}/review`)).toMatchObject({ code: 'attempt_unfinished' })
    expect(await rowOf(room.school.api(), attempt)).toMatchObject({ answered: 1, status: 'in_progress' })
    await ines.step(id, 'end')
    expect(await give(2)).toMatchObject({ code: 'attempt_finished' })
    expect(await lou.readLive(id)).toMatchObject({ mine: { finished: true } })
  })

  it('a second of two who press at once', async () => {
    const { ines, id, code } = await room.opened('in_step')
    const other = await room.person('instructor', 'Ivo')
    await (await room.person('student', 'Lou')).join(code)
    for (const step of ['start', 'reveal', 'next', 'end'] as const) {
      const { revision } = await ines.readLive(id)
      const answers = await Promise.all(
        [ines, other, ines, other].map((who) => who.send('POST', `/live/${id}/steps`, { step, revision })),
      )
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409])
    }
    expect(await ines.refusal('POST', `/live/${id}/steps`, { step: 'end', revision: 99 })).toMatchObject({
      code: 'live_over',
    })
  })

  it('who is no instructor, no member, or has not joined', async () => {
    const { ines, id, code, test_id } = await room.opened('in_step')
    const [lou, mia] = [await room.person('student', 'Lou'), await room.person('student', 'Mia')]
    await lou.join(code)
    expect(await lou.refusal('POST', `/live/${id}/steps`, { step: 'start', revision: 1 })).toMatchObject({
      code: 'not_allowed',
    })
    expect(await lou.refusal('POST', '/live', { test_id, length: 5, pace: 'own' })).toMatchObject({
      code: 'not_allowed',
    })
    expect(await mia.refusal('GET', `/live/${id}`)).toMatchObject({ status: 404 })
    expect(await mia.refusal('GET', `/live/${id}/stream`)).toMatchObject({ status: 404 })
    expect(await lou.refusal('GET', `/live/${id}/results`)).toMatchObject({ code: 'not_allowed' })
    expect(await ines.refusal('GET', `/live/${id}/results`)).toMatchObject({ code: 'live_running' })

    const elsewhere = await createCommunity(room.school.sql(), 'open')
    const stranger = await createPerson(room.school.sql(), 'Stan')
    await addMember(room.school.sql(), elsewhere, stranger, 'instructor')
    const stan = attendee(room.school.api(), stranger)
    expect(await stan.refusal('GET', `/live/${id}`)).toMatchObject({ status: 404 })
    expect(await stan.refusal('POST', '/live', { test_id, length: 5, pace: 'own' })).toMatchObject({ status: 404 })
    expect(await stan.refusal('POST', '/live/join', { code })).toMatchObject({
      ...{ status: 409, code: 'join_first', errors: [{ path: 'community', message: 'harbor' }] },
    })
  })

  it('who left the community: in the lobby their name goes, later what they answered stays', async () => {
    const { ines, id, code } = await room.opened('in_step')
    const [lou, mia] = [await room.person('student', 'Lou'), await room.person('student', 'Mia')]
    const leave = ({ person }: typeof lou) => room.school.sql()`delete from memberships where user_id = ${person}`
    for (const learner of [lou, mia]) await learner.join(code)
    await leave(mia)
    expect((await ines.readLive(id)).watching).toMatchObject({ people: [{ name: 'Lou' }], counts: { joined: 1 } })
    expect(await mia.refusal('POST', '/live/join', { code })).toMatchObject({ code: 'join_first' })
    await ines.step(id, 'start')
    const attempt = (await lou.readLive(id)).mine?.attempt_id ?? ''
    await lou.answersNow(id, true)
    await leave(lou)
    expect(await lou.refusal('GET', `/live/${id}`)).toMatchObject({ status: 404 })
    expect(await lou.refusal('GET', `/live/${id}/stream`)).toMatchObject({ status: 404 })
    expect((await ines.readLive(id)).watching?.counts).toMatchObject({ joined: 1, answered: 1 })
    await ines.step(id, 'end')
    expect((await ines.results(id)).questions[0]).toMatchObject({ answered: 1, right: 1 })
    expect(await rowOf(room.school.api(), attempt)).toMatchObject({ status: 'finished' })
  })

  it('the code of a session that is over, which a repeat of a learner in it does not open either', async () => {
    const { ines, id, code } = await room.opened('in_step')
    const lou = await room.person('student', 'Lou')
    await lou.join(code)
    await ines.step(id, 'end')
    const late = await room.person('student', 'Lea')
    for (const who of [lou, late, ines])
      for (const typed of [code, ` ${code.slice(0, 3)} ${code.slice(3).toLowerCase()} `])
        expect(await who.refusal('POST', '/live/join', { code: typed })).toMatchObject({ status: 404 })
  })

  it('codes that nobody has, or that can be none', async () => {
    const lou = await room.person('student', 'Lou')
    for (const code of ['AAAAAA', 'nonsense', '', '0O1I'])
      expect(await lou.refusal('POST', '/live/join', { code })).toMatchObject({ status: 404 })
    expect(await lou.refusal('POST', '/live/join', { code: 'x'.repeat(21) })).toMatchObject({ status: 422 })
  })

  it('a test that is not live, a length that it does not offer, and a session of a test that was archived since', async () => {
    const { ines, id, code, test_id } = await room.opened('in_step')
    await (await room.person('student', 'Lou')).join(code)
    expect(await ines.refusal('POST', '/live', { test_id, length: 50, pace: 'own' })).toMatchObject({
      code: 'length_unavailable',
    })
    await room.school.sql()`update tests set status = 'retired' where id = ${test_id}`
    const gone = { status: 409, code: 'test_not_live' }
    expect(await ines.refusal('POST', '/live', { test_id, length: 5, pace: 'own' })).toMatchObject(gone)
    expect(await ines.refusal('POST', `/live/${id}/steps`, { step: 'start', revision: 1 })).toMatchObject(gone)
    await ines.step(id, 'end')
    expect(await ines.results(id)).toMatchObject({ joined: 1, finished: 0, started_at: null })
  })

  it('who takes the test already, until they give that up; and who has taken all exams', async () => {
    const { ines, id, code, test_id } = await room.opened('in_step')
    const lou = await room.person('student', 'Lou')
    const before = await lou.start({ test_id, mode: 'practice', length: 5 })
    expect(await lou.refusal('POST', '/live/join', { code })).toMatchObject({ status: 409, code: 'test_running' })
    await lou.join(code, { give_up: true })
    expect(await rowOf(room.school.api(), before.id)).toMatchObject({ status: 'abandoned' })
    await ines.step(id, 'start')
    expect((await lou.readLive(id)).mine?.attempt_id).not.toBeNull()

    await room.school.sql()`update tests set attempts_allowed = 1 where id = ${test_id}`
    const mia = await room.person('student', 'Mia')
    const exam = await mia.start({ test_id, mode: 'exam', length: 5 })
    await mia.finish(exam.id)
    expect(await mia.refusal('POST', '/live/join', { code })).toMatchObject({ code: 'attempts_used_up' })
    // Whoever joined in time and began an exam meanwhile begins none here.
    const late = await room.opened('in_step', test_id)
    const noa = await room.person('student', 'Noa')
    await noa.join(late.code)
    await noa.finish((await noa.start({ test_id, mode: 'exam', length: 5 })).id)
    await late.ines.step(late.id, 'start')
    expect((await noa.readLive(late.id)).mine).toMatchObject({ attempt_id: null, finished: false })
  })

  it('nothing of the export, and of deletion', async () => {
    const { ines, id, code } = await room.opened('in_step')
    const lou = await room.person('student', 'Lou')
    await lou.join(code)
    const read = async (who: string) => {
      const answer = await room.school.api().ask('/gamification-api/profile/export', who)
      return exported.parse(await answer.json())
    }
    expect((await read(lou.person)).live_sessions).toMatchObject([{ community: 'harbor', pace: 'in_step' }])
    expect((await read(ines.person)).live_sessions_run).toHaveLength(1)
    await room.school.sql()`delete from auth.users where id = ${lou.person}`
    expect((await ines.readLive(id)).watching?.people).toEqual([])
  })

  it('to go on without an instructor', async () => {
    const { ines, id, code } = await room.opened('in_step')
    const lou = await room.person('student', 'Lou')
    await lou.join(code)
    await ines.step(id, 'start')
    await lou.answersNow(id, true)
    await closeLeftSessions(room.school.api().deps)
    expect(await lou.readLive(id)).toMatchObject({ status: 'live' })
    await room.school.sql()`update live_sessions set ends_at = now() - interval '1 minute' where id = ${id}`
    await closeLeftSessions(room.school.api().deps)
    expect(await lou.readLive(id)).toMatchObject({ status: 'ended', mine: { finished: true } })
    const [row] = await room.school.sql()`select closed_at is not null as closed from live_sessions where id = ${id}`
    expect(row).toEqual({ closed: true })
  })

  it('nobody of six hundred who join at once', async () => {
    const { ines, id, code } = await room.opened('in_step')
    const people = await room.crowd(600)
    const answers = await Promise.all(
      people.map((person) => attendee(room.school.api(), person).send('POST', '/live/join', { code })),
    )
    expect(answers.filter(({ ok }) => !ok)).toHaveLength(0)
    const shown = await ines.step(id, 'start')
    expect(shown.watching).toMatchObject({ counts: { joined: 600 } })
    expect(shown.watching?.people).toHaveLength(200)
    const [row] = await room.school.sql()`select count(*)::integer as begun from attempts where live_session_id = ${id}`
    expect(row).toEqual({ begun: 600 })
  })

  it('an attempt of nobody who joins in the moment of the start', async () => {
    const { ines, id, code } = await room.opened('in_step')
    const people = await room.crowd(60)
    const join = (person: string) => attendee(room.school.api(), person).send('POST', '/live/join', { code })
    const joined = people.slice(0, 30).map(join)
    const started = ines.step(id, 'start')
    joined.push(...people.slice(30).map(join))
    await started
    expect((await Promise.all(joined)).filter(({ ok }) => !ok)).toHaveLength(0)
    const [row] = await room.school.sql()`
      select count(*)::integer as joined, count(attempts.id)::integer as begun
      from live_participants left join attempts on attempts.id = attempt_id where session_id = ${id}
    `
    expect(row).toEqual({ joined: 60, begun: 60 })
  })
})

describe('who guesses codes', () => {
  const school = useSchool({
    limits: ({ db }) => ({
      limiter: createRateLimiter(createPostgresStore(db), { patience: 60_000, report: console.error }),
      policyOf: createPolicies(),
      addressOf: createAddressReader({ socketAddress: () => undefined, proxySecret: 'secret' }),
    }),
  })

  it('has to wait after sixty tries', async () => {
    const lou = await school.newcomer()
    const statuses: number[] = []
    for (let tries = 0; tries < 100; tries++)
      statuses.push((await lou.send('POST', '/live/join', { code: 'AAAAAA' })).status)
    expect(statuses.at(0)).toBe(404)
    expect(statuses.at(-1)).toBe(429)
    expect(statuses.filter((status) => status === 404).length).toBeLessThan(70)
  })
})
