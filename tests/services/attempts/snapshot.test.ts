import { describe, expect, it } from 'vitest'
import { connect } from '../../../functions/_db/client.ts'
import { createAttemptServices } from '../../../functions/_services/attempts/attempt-services.ts'
import { readAttempt } from '../../../functions/_services/attempts/read.ts'
import { publishBank, publishVersion } from '../../support/publish-bank.ts'
import { claimsOf } from '../../support/people.ts'
import { rowOf, takeTest, useSchool } from '../../support/school.ts'

describe('a bank that is edited', () => {
  const school = useSchool()

  it('an edited bank changes neither a running nor a finished attempt, and new attempts take it', async () => {
    const [done, busy, next] = [await school.newcomer(), await school.newcomer(), await school.newcomer()]
    const test_id = await publishBank(school.sql(), { community: school.harbor() })
    const body = { test_id, mode: 'exam', length: 25 }
    const finished = await takeTest(done, test_id, { correct: 20 })
    const [review, running] = [await done.review(finished.attempt_id), await busy.start(body)]
    await busy.sinceMinutes(running.id, 10)

    await publishVersion(school.sql(), test_id, 2, 50)
    expect(await done.review(finished.attempt_id)).toEqual({ ...review, result: { ...review.result, replayed: true } })
    expect(await done.finish(finished.attempt_id)).toEqual({ ...finished, replayed: true })
    const again = await busy.start(body)
    expect([again.id, again.questions, again.test]).toEqual([running.id, running.questions, running.test])
    const responses = await busy.answers(running.id, () => true)
    expect(await busy.finish(running.id, { sent_at: Date.now(), responses })).toMatchObject({ correct: 25 })

    const newer = await next.start({ ...body, length: 50 })
    expect(newer.test.version).toBe(2)
    for (const { prompt } of newer.questions) expect(prompt).toContain('of version 2')
    for (const { prompt } of running.questions) expect(prompt).toContain('of version 1')
  })

  it('a server that has not cached the old version reads it for a running attempt', async () => {
    const me = await school.newcomer()
    const test_id = await publishBank(school.sql(), { community: school.harbor() })
    const running = await me.start({ test_id, mode: 'practice', length: 25 })
    await publishVersion(school.sql(), test_id, 2)
    const engine = school.api().deps
    const elsewhere = await readAttempt(
      { ...createAttemptServices(engine, 'inline'), claims: claimsOf(me.person) },
      running.id,
    )
    expect(elsewhere.questions).toEqual(running.questions)
  })

  it('an attempt on a retired test can still be finished and reviewed, and a new one cannot start', async () => {
    const me = await school.newcomer()
    const test_id = await publishBank(school.sql(), { community: school.harbor() })
    const { id } = await me.start({ test_id, mode: 'exam', length: 25 })
    await me.sinceMinutes(id, 10)
    await school.sql()`update tests set status = 'retired' where id = ${test_id}`
    expect(await me.finish(id)).toMatchObject({ answered: 0, counts: false, counts_reason: 'too_few_answered' })
    expect((await me.review(id)).questions).toHaveLength(25)
    expect(await me.refusal('POST', '/attempts', { test_id, mode: 'exam', length: 25 })).toMatchObject({ status: 404 })
  })
})

describe('the keys of a bank', () => {
  const school = useSchool()

  it('keys are read once per process: grading a hundred questions queries none', async () => {
    const { database, deps } = school.api()
    const asked: string[] = []
    const db = connect(database.url, { max: 2 })
    const counting: typeof db = {
      ...db,
      withConnection: (work) =>
        db.withConnection((lane) => {
          const sql = new Proxy(lane.sql, {
            apply: (target, self, args) => {
              asked.push(String(args[0]))
              return Reflect.apply(target, self, args)
            },
          })
          return work({ ...lane, sql })
        }),
    }
    const services = createAttemptServices({ ...deps, db: counting }, 'inline')
    const people = await Promise.all([1, 2, 3].map(() => school.newcomer()))
    for (const [n, me] of people.entries()) {
      const { id } = await me.start({ test_id: school.test(), mode: 'exam', length: 100 })
      await me.sinceMinutes(id, 30)
      const responses = (await me.answers(id, (number) => number <= 60)).map((it) => ({ ...it, skipped: false }))
      asked.length = 0
      const submission = { body: { responses, flags: [] }, now: Date.now() }
      const finished = await services.finisher.submit({ user_id: me.person, id, submission })
      expect(finished).toMatchObject({ replayed: false })
      expect(asked.length).toBeGreaterThan(0)
      // The first one warms the bank.
      expect(asked.filter((query) => query.includes('question_keys'))).toHaveLength(n === 0 ? 1 : 0)
      expect(await rowOf(school.api(), id)).toMatchObject({ correct: 60 })
    }
    await db.end()
  })
})
