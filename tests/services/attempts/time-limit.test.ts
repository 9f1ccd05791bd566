import { describe, expect, it } from 'vitest'
import { finishBody } from '../../../functions/_contracts/attempts/submissions.ts'
import { finishAttempt } from '../../../functions/_services/attempts/finish.ts'
import { WORKER_SECRET } from '../../support/api.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { createClock } from '../../support/clock.ts'
import { claimsOf } from '../../support/people.ts'
import { eventOf, rowOf, useSchool, type Sitter } from '../../support/school.ts'

const MINUTE = 60_000

describe('a time limit', () => {
  const clock = createClock(Date.UTC(2026, 9, 23, 23, 30))
  const school = useSchool({ now: clock.now })
  const timed = () => publishBank(school.sql(), { community: school.harbor(), minutes: 30 })
  const begin = async (mode: 'exam' | 'practice' = 'exam') => {
    const me = await school.newcomer()
    const attempt = await me.start({ test_id: await timed(), mode, length: 25 })
    const responses = await me.answers(attempt.id, () => true, clock.now())
    return { me, id: attempt.id, attempt, bring: (from: number, to: number) => bring(responses.slice(from, to)) }
  }
  const bring = (responses: Awaited<ReturnType<Sitter['answers']>>) => ({
    sent_at: clock.now(),
    responses: responses.map((it) => ({ ...it, at: clock.now() })),
  })
  const sweep = async (): Promise<{ expired: number }> => {
    const headers = { Authorization: `Bearer ${WORKER_SECRET}` }
    return (await (await school.api().ask('/events-worker/sweep', undefined, { method: 'POST', headers })).json()).data
  }

  it('a time limit applies to exams; practice has none', async () => {
    const { attempt } = await begin()
    expect(Date.parse(attempt.deadline ?? '') - Date.parse(attempt.started_at)).toBe(30 * MINUTE)
    const { me, id, attempt: practice, bring } = await begin('practice')
    expect(practice.deadline).toBeNull()
    clock.pass({ minutes: 60 * 24 })
    expect(await me.save(id, bring(0, 25))).toMatchObject({ answered: 25 })
    expect(await me.finish(id)).toMatchObject({ correct: 25, timed_out: false })
  })

  it('a learner with extra time has a later deadline', async () => {
    const me = await school.newcomer()
    await school.sql()`
      insert into accommodations (community_id, user_id, kind, factor, reason)
      values (${school.harbor()}, ${me.person}, 'extra_factor', 1.25, 'x')
    `
    const { deadline, started_at } = await me.start({ test_id: await timed(), mode: 'exam', length: 25 })
    expect(Date.parse(deadline ?? '') - Date.parse(started_at)).toBe(37.5 * MINUTE)
  })

  it('within thirty seconds after the deadline, answers count and a finish is in time', async () => {
    const { me, id, attempt, bring } = await begin()
    clock.pass({ minutes: 30, seconds: 20 })
    expect(await me.save(id, bring(0, 10))).toMatchObject({ answered: 10 })
    clock.pass({ seconds: 10 })
    const result = await me.finish(id, bring(10, 20))
    expect(result).toMatchObject({ correct: 20, answered: 20, timed_out: false, counts: true })
    expect(result.finished_at).toBe(attempt.deadline)
    expect((await me.read(id)).responses.some(({ late }) => late)).toBe(false)
  })

  it('a save after the deadline stores its answers as late and unscored, and finishes the attempt', async () => {
    const { me, id, bring } = await begin()
    await me.save(id, bring(0, 10))
    clock.pass({ minutes: 30, seconds: 31 })
    expect(await me.refusal('PATCH', `/attempts/${id}`, bring(10, 15))).toMatchObject({
      code: 'attempt_finished',
      location: `/functions/v1/attempts-api/attempts/${id}`,
    })
    const { status, result, responses } = await me.read(id)
    expect([status, result]).toMatchObject([
      'finished',
      { correct: 10, answered: 10, timed_out: true, counts: false, counts_reason: 'too_few_answered' },
    ])
    expect(responses.filter(({ late }) => late).map(({ number }) => number)).toEqual([11, 12, 13, 14, 15])
    const { questions } = await me.review(id)
    expect(questions[10]).toMatchObject({ late: true, verdict: 'unanswered', answer: responses[10]?.answer })
  })

  it('a finish after the deadline stores its answers as late and unscored', async () => {
    const { me, id, bring } = await begin()
    clock.pass({ minutes: 31 })
    expect(await me.finish(id, bring(0, 25))).toMatchObject({
      correct: 0,
      answered: 0,
      timed_out: true,
      replayed: false,
    })
    expect((await me.read(id)).responses.filter(({ late }) => late)).toHaveLength(25)
  })

  it.each(['read', 'review', 'finish', 'start', 'start over', 'start with the same key'])(
    'the next request after the deadline finishes the attempt: %s',
    async (touch) => {
      const me = await school.newcomer()
      const body = { test_id: await timed(), mode: 'exam', length: 25 }
      const key = { 'Idempotency-Key': touch }
      const { id } = await me.start(body, key)
      await me.save(id, bring(await me.answers(id, () => false)))
      clock.pass({ minutes: 45 })
      if (touch === 'read') expect((await me.read(id)).status).toBe('finished')
      if (touch === 'review') expect((await me.review(id)).questions).toHaveLength(25)
      if (touch === 'finish') await me.finish(id)
      if (touch === 'start') expect((await me.start(body)).id).not.toBe(id)
      if (touch === 'start over') expect((await me.start({ ...body, restart: true })).id).not.toBe(id)
      if (touch === 'start with the same key')
        expect(await me.start(body, key)).toMatchObject({ id, result: { timed_out: true } })
      expect(await rowOf(school.api(), id)).toMatchObject({ status: 'finished', timed_out: true, correct: 0 })
      expect(await eventOf(school.api(), id)).toBeDefined()
    },
  )

  it('the sweeper finishes an attempt whose time is up, with the answers saved in time', async () => {
    await sweep()
    const [one, two] = [await begin(), await begin()]
    await one.me.save(one.id, one.bring(0, 25))
    await two.me.save(two.id, two.bring(0, 20))
    clock.pass({ minutes: 30, seconds: 30 })
    expect(await sweep()).toMatchObject({ expired: 0 })
    clock.pass({ seconds: 1 })
    // A request at the same moment finishes it as well: that is one finish.
    const [swept] = await Promise.all([sweep(), sweep(), two.me.read(two.id)])
    expect(swept.expired).toBeGreaterThanOrEqual(1)
    expect(await one.me.read(one.id)).toMatchObject({
      result: { correct: 25, perfect: true, timed_out: true, counts: true },
    })
    expect([await eventOf(school.api(), one.id), await eventOf(school.api(), two.id)]).not.toContain(undefined)
    expect(await sweep()).toMatchObject({ expired: 0 })
  })

  it('answers that arrive after the attempt was finished are stored only where there was none, and change no result', async () => {
    const { me, id, bring } = await begin()
    await me.save(id, bring(0, 10))
    clock.pass({ minutes: 40 })
    await sweep()
    const { result } = await me.read(id)
    const wrong = await me.answers(id, () => false, clock.now())
    expect(
      await me.refusal('PATCH', `/attempts/${id}`, { ...bring(0, 0), responses: wrong.slice(8, 12) }),
    ).toMatchObject({
      code: 'attempt_finished',
    })
    const before = await me.read(id)
    expect(before.responses.map(({ late }) => late)).toEqual([...Array(10).fill(false), true, true])
    expect(before.result).toEqual({ ...result, replayed: true })
    // The same again, with a finish: nothing changes, not even the revision.
    for (const _ of [1, 2]) await me.finish(id, { sent_at: clock.now(), responses: wrong.slice(8, 10) })
    expect((await me.read(id)).revision).toBe(before.revision)
  })

  it('late answers of two devices at the same moment are all stored', async () => {
    const { me, id, bring } = await begin()
    clock.pass({ minutes: 40 })
    await me.read(id)
    await Promise.all(Array.from({ length: 12 }, (_, n) => me.finish(id, bring(2 * n, 2 * n + 2))))
    expect((await me.read(id)).responses.filter(({ late }) => late)).toHaveLength(24)
  })

  it('a server whose clock is behind changes no result, and finishes an attempt that another server started', async () => {
    const { me, id, bring } = await begin()
    clock.pass({ minutes: 31 })
    const { result } = await me.read(id)
    const { deps } = school.api()
    const behind = (person: string) => ({ ...deps, now: () => clock.now() - 2 * MINUTE, claims: claimsOf(person) })
    const again = await finishAttempt(behind(me.person), { id, ...finishBody.parse(bring(0, 25)) })
    expect(again).toEqual({ ...result, replayed: true })
    expect((await me.read(id)).result).toEqual(again)

    const { me: other, id: young } = await begin()
    const finished = await finishAttempt(behind(other.person), { id: young, ...finishBody.parse({}) })
    expect(finished).toMatchObject({ finished_at: finished.started_at, replayed: false })
  })

  it('an attempt whose time is up ends on the day of its deadline: XP and streak count for that day', async () => {
    const { me, id, bring } = await begin()
    await me.save(id, bring(0, 20))
    await school.sql()`update profiles set time_zone = 'Europe/Lisbon' where id = ${me.person}`
    const { deadline } = await me.read(id)
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Lisbon' }).format(Date.parse(deadline ?? ''))
    clock.pass({ minutes: 3 * 24 * 60 })
    expect((await me.finish(id)).finished_at).toBe(deadline)
    expect(await eventOf(school.api(), id)).toMatchObject({ local_date: day })
    const days = await school.sql()`select day::text from streak_days where user_id = ${me.person}`
    const paid =
      await school.sql()`select distinct local_date::text as day from xp_transactions where user_id = ${me.person}`
    expect([[...days], [...paid]]).toEqual([[{ day }], [{ day }]])
  })
})
