import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { regradeLearner } from '../../../functions/_services/corrections/regrade-learner.ts'
import { sweep } from '../../../functions/_services/rules/sweep.ts'
import { KEY, OTHER, useCorrections } from '../../support/corrections.ts'
import { publish as publishRules } from '../../support/publish.ts'
import { rowOf, takeTest, type Sitter } from '../../support/school.ts'

describe('a correction of a published question', () => {
  const { school, services, instructor, publish, correct, apply, start, outcomes, differences, takeWith, runAll } =
    useCorrections()

  describe('that accepts another answer, too', () => {
    let [wrong, right]: Sitter[] = []
    let [first, second] = ['', '']
    let [test_id, correction] = ['', '']
    beforeAll(async () => {
      test_id = await publish()
      ;[wrong, right] = [await school.newcomer(), await school.newcomer()]
      first = await takeWith(wrong, test_id, { choice: OTHER })
      second = await takeWith(right, test_id, { choice: KEY })
      correction = await correct({ test_id, position: 1, answer: { choice: OTHER } })
    })

    it('is previewed first: it says whom it would change, and changes nothing', async () => {
      expect(await outcomes(correction)).toMatchObject([
        { user_id: wrong?.person, attempts: [{ id: first, before: 96, after: 100 }], written: false },
      ])
      expect(await rowOf(school.api(), first)).toMatchObject({ correct: 24, percent: '96.00', perfect: false })
    })

    it('then raises the score, the XP and what follows of those it concerns, and tells them once', async () => {
      const before = await school.sql()`select total::integer from user_counters where user_id = ${right?.person ?? ''}`
      await apply(correction)
      expect(await rowOf(school.api(), first)).toMatchObject({ correct: 25, percent: '100.00', perfect: true })
      expect(await rowOf(school.api(), second)).toMatchObject({ correct: 25, percent: '100.00', perfect: true })
      const [changed] = await outcomes(correction)
      expect(changed).toMatchObject({ user_id: wrong?.person, written: true })
      expect(changed?.xp_after).toBeGreaterThan(changed?.xp_before)
      expect(
        await school.sql()`select total::integer from user_counters where user_id = ${right?.person ?? ''}`,
      ).toEqual(before)
      const told = await school.sql()`
        select payload from notifications where user_id = ${wrong?.person ?? ''} and kind = 'regraded'
      `
      expect(told).toMatchObject([{ payload: { test_id, attempts: [{ id: first, before: 96, after: 100 }] } }])
      const perfect = await school.sql()`
        select achievements.slug from user_achievements join achievements on achievements.id = achievement_id
        where user_id = ${wrong?.person ?? ''} and achievements.slug = 'perfectionist'
      `
      expect(perfect).toHaveLength(1)
      expect(await differences(...[wrong, right].flatMap((it) => it ?? []))).toEqual([])
    })

    it('grades new attempts, and shows its verdict in the review', async () => {
      const me = await school.newcomer()
      const id = await takeWith(me, test_id, { choice: OTHER })
      expect(await rowOf(school.api(), id)).toMatchObject({ correct: 25, perfect: true })
      expect((await me.review(id)).questions.map(({ verdict }) => verdict)).not.toContain('incorrect')
    })

    it('another run changes nothing', async () => {
      const state = () => school.sql()`select * from user_counters where user_id = ${wrong?.person ?? ''}`
      const before = await state()
      await runAll()
      expect(await state()).toEqual(before)
    })
  })

  it('a new key by which nobody loses gives points for it, and keeps those of attempts begun before', async () => {
    const test_id = await publish()
    const [wrong, right] = [await school.newcomer(), await school.newcomer()]
    const [gains, keeps] = [
      await takeWith(wrong, test_id, { choice: OTHER }),
      await takeWith(right, test_id, { choice: KEY }),
    ]
    await apply(await correct({ test_id, position: 1, decision: 'new_key', answer: { choice: OTHER } }))
    expect(await rowOf(school.api(), gains)).toMatchObject({ correct: 25 })
    expect(await rowOf(school.api(), keeps)).toMatchObject({ correct: 25 })
    const late = await takeWith(await school.newcomer(), test_id, { choice: KEY, minutes: 0 })
    expect(await rowOf(school.api(), late)).toMatchObject({ correct: 24 })
    expect(await differences(wrong, right)).toEqual([])
  })

  it('a new key that takes points away lowers scores and XP; what was unlocked stays', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    const id = await takeWith(me, test_id, { choice: KEY })
    const held = () =>
      school.sql()`select achievement_id from user_achievements where user_id = ${me.person} order by 1`
    const before = await held()
    const correction = await correct({
      test_id,
      position: 1,
      decision: 'new_key',
      answer: { choice: OTHER },
      keeps: false,
    })
    await apply(correction)
    expect(await rowOf(school.api(), id)).toMatchObject({ correct: 24, percent: '96.00', perfect: false })
    const [changed] = await outcomes(correction)
    expect(changed?.xp_after).toBeLessThan(changed?.xp_before)
    expect(await held()).toEqual(before)
    expect(await differences(me)).toEqual([])
    // A repeat pays what exceeds the most that the test pays now.
    await takeTest(me, test_id, { correct: 25 })
    expect(await differences(me)).toEqual([])
  })

  it('leaves places on boards to the daily look, once everybody is graded', async () => {
    await publishRules(school.sql(), school.harbor(), [
      { slug: 'on_the_board', criteria: { leaderboard: 'xp_all_time', percentile: 100 } },
    ])
    await sweep(services())
    const test_id = await publish()
    const people = [await school.newcomer(), await school.newcomer()]
    for (const me of people) await takeWith(me, test_id, { choice: OTHER })
    const held = async () => {
      const rows = await school.sql()`
        select user_id from user_achievements join achievements on achievements.id = achievement_id
        where slug = 'on_the_board' and user_id = any(${people.map(({ person }) => person)}::uuid[])
      `
      return rows.length
    }
    await apply(await correct({ test_id, position: 1, answer: { choice: OTHER } }))
    expect(await held()).toBe(0)
    for (let turn = 0; (await held()) < people.length && turn < 100; turn++) await sweep(services())
    expect(await held()).toBe(2)
    expect(await differences(...people)).toEqual([])
  })

  it('a void question is right for everybody, also for those who left it open', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    const { id } = await takeTest(me, test_id, { correct: 0 }).then(({ attempt_id }) => ({ id: attempt_id }))
    await apply(await correct({ test_id, position: 3, decision: 'void' }))
    expect(await rowOf(school.api(), id)).toMatchObject({ correct: 1, percent: '4.00' })
    expect(await differences(me)).toEqual([])
  })

  it('grades an attempt anew a second time, if its grade differs again, with an event of its own', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    const id = await takeWith(me, test_id, { choice: OTHER })
    const correction = await correct({ test_id, position: 1, answer: { choice: OTHER } })
    await apply(correction)
    // As a finish that was on its way may still write it.
    await school.sql()`
      update attempts set correct = 24, points = 24, percent = 96, perfect = false, revision = revision + 1 where id = ${id}
    `
    const cause = { kind: 'correction', id: correction, test_id, community_id: school.harbor() } as const
    await regradeLearner(services(), { ...cause, actor: instructor(), reason: 'Both are right.' }, me.person)
    expect(await rowOf(school.api(), id)).toMatchObject({ correct: 25, perfect: true })
    const events = await school.sql()`
      select id from activity_events where user_id = ${me.person} and type = 'attempt_regraded'
    `
    expect(new Set(events.map((it) => it.id)).size).toBe(2)
    expect(await differences(me)).toEqual([])
  })

  it('in whatever order corrections are applied, every attempt is graded as if it were graded anew', async () => {
    const decisions = fc.uniqueArray(
      fc.record({
        position: fc.integer({ min: 1, max: 25 }),
        keeps: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3, selector: ({ position }) => position },
    )
    await fc.assert(
      fc.asyncProperty(decisions, fc.array(fc.nat(25), { minLength: 1, maxLength: 3 }), async (decided, scores) => {
        const test_id = await publish()
        const me = await school.newcomer()
        for (const correct of scores) await takeTest(me, test_id, { correct })
        const ids: string[] = []
        for (const { position, keeps } of decided)
          ids.push(await correct({ test_id, position, decision: 'void', keeps }))
        for (const id of ids.toReversed()) expect(await start(id)).toBe(true)
        await runAll()
        const attempts = await school.sql()<{ id: string; correct: number; percent: number }[]>`
          select id, correct, percent::float8 from attempts where user_id = ${me.person}
        `
        for (const { id, correct, percent } of attempts) {
          const { result, questions } = await me.review(id)
          expect(result).toMatchObject({ correct, percent })
          expect(questions.filter(({ verdict }) => verdict === 'correct')).toHaveLength(correct)
        }
        expect(await differences(me)).toEqual([])
        const state = () => school.sql()`select * from user_counters where user_id = ${me.person}`
        const before = await state()
        await runAll()
        expect(await state()).toEqual(before)
      }),
      { numRuns: 5 },
    )
  })

  it('a learner who finishes and takes other tests while it runs loses nothing of either', async () => {
    const [test_id, another] = [await publish(), await publish()]
    const people = await Promise.all(Array.from({ length: 6 }, () => school.newcomer()))
    for (const me of people) await takeWith(me, test_id, { choice: OTHER })
    const correction = await correct({ test_id, position: 1, answer: { choice: OTHER } })
    expect(await start(correction)).toBe(true)
    await Promise.all([
      runAll(),
      runAll(),
      ...people.map((me) => takeWith(me, test_id, { choice: OTHER })),
      ...people.map((me) => takeTest(me, another, { correct: 20 })),
    ])
    await runAll()
    const graded = await school.sql()`
      select distinct correct from attempts where test_id = ${test_id} and status = 'finished'
    `
    expect([...graded]).toEqual([{ correct: 25 }])
    expect(await differences(...people)).toEqual([])
    expect(await outcomes(correction)).toHaveLength(6)
  })
})

describe('corrections over HTTP', () => {
  const { school, instructor, publish, takeWith, runAll } = useCorrections()
  const ask = async (person: string, method: string, path: string, body?: object) => {
    const response = await school.api().ask(`/authoring-api${path}`, person, {
      method,
      ...(body ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {}),
    })
    return { status: response.status, body: await response.json() }
  }
  const OTHER_TOO = { version: 1, position: 1, decision: 'also', answer: { choice: OTHER }, reason: 'Both are right.' }

  it('an instructor sees whom a correction changes, applies it, and the scores follow', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    await takeWith(me, test_id, { choice: OTHER })
    await takeWith(await school.newcomer(), test_id, { choice: KEY })
    const made = await ask(instructor(), 'POST', `/tests/${test_id}/corrections`, OTHER_TOO)
    expect(made).toMatchObject({
      status: 201,
      body: { data: { status: 'previewing', progress: { learners: 0, of: 2 } } },
    })
    const path = `/corrections/${made.body.data.id}`
    expect(await ask(instructor(), 'POST', `${path}/apply`)).toMatchObject({ status: 409, body: { code: 'too_early' } })
    await runAll()
    const previewed = await ask(instructor(), 'GET', path)
    expect(previewed.body.data).toMatchObject({
      status: 'previewed',
      progress: { learners: 2, of: 2 },
      changes: { learners: 1, attempts: 1, bands: 0, passes: 0 },
      learners: [{ user_id: me.person, attempts: [{ before: 96, after: 100 }] }],
    })
    expect(previewed.body.data.changes.xp).toBeGreaterThan(0)
    expect(previewed.body.data.changes.achievements.map(({ name }: { name: string }) => name)).toContain(
      'Perfectionist',
    )
    expect(await ask(instructor(), 'POST', `${path}/apply`)).toMatchObject({ body: { data: { status: 'regrading' } } })
    await runAll()
    const listed = await ask(instructor(), 'GET', `/tests/${test_id}/corrections`)
    expect(listed.body.data).toMatchObject([{ id: made.body.data.id, status: 'done', learners: 1 }])
    const { places: _, ...changes } = previewed.body.data.changes
    expect((await ask(instructor(), 'GET', path)).body.data).toMatchObject({ status: 'done', changes })
    // Applied again it changes nothing, and what was applied cannot be withdrawn.
    expect(await ask(instructor(), 'POST', `${path}/apply`)).toMatchObject({ body: { data: { status: 'done' } } })
    expect(await ask(instructor(), 'POST', `${path}/withdraw`)).toMatchObject({ status: 409 })
  })

  it('an answer that the question cannot have is refused at its place, and a student may do none of it', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    const path = `/tests/${test_id}/corrections`
    expect(await ask(instructor(), 'POST', path, { ...OTHER_TOO, answer: { choice: 7 } })).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: [{ path: 'body.answer' }] },
    })
    expect(await ask(instructor(), 'POST', path, { ...OTHER_TOO, position: 26 })).toMatchObject({ status: 404 })
    expect(await ask(me.person, 'POST', path, OTHER_TOO)).toMatchObject({ status: 403 })
    expect(await ask(me.person, 'GET', path)).toMatchObject({ status: 403 })
    const { body } = await ask(instructor(), 'POST', path, OTHER_TOO)
    expect(await ask(me.person, 'GET', `/corrections/${body.data.id}`)).toMatchObject({ status: 403 })
    expect(await ask(instructor(), 'POST', `/corrections/${body.data.id}/withdraw`)).toMatchObject({
      body: { data: { status: 'withdrawn' } },
    })
    expect(await ask(instructor(), 'POST', `/corrections/${body.data.id}/apply`)).toMatchObject({ status: 409 })
  })
})
