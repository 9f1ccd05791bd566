import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARK_CREDITS } from '../../../functions/_domain/attempts/marking.ts'
import { createPerson, addMember } from '../../support/people.ts'
import { useMarking } from '../../support/marking.ts'
import { rowOf } from '../../support/school.ts'

const { school, publish, takes, read, mark, override, withdraw, differences, xpOf, told, ask, pathOf, instructor } =
  useMarking()

describe('the essays of an exam', () => {
  it('count once all are marked: score, XP and ledger follow, and the learner is told once', async () => {
    const me = await school.newcomer()
    const { id, essays } = await takes(me, await publish(2), { wrong: 8 })
    const [first, second] = essays
    const before = await xpOf(me)
    expect(await mark(me, { id, number: first, credit: 1, feedback: 'Good.' })).toMatchObject({
      status: 200,
      body: { data: { unread: 2, percent: 65.22 } },
    })
    // Nothing of it is known to the learner yet.
    expect(await rowOf(school.api(), id)).toMatchObject({ unread: 2, percent: '65.22' })
    const waiting = (await me.review(id)).questions.find(({ number }) => number === first)
    expect(waiting).toMatchObject({ verdict: 'unread', feedback: null })
    expect(await told(me)).toEqual([])

    await mark(me, { id, number: second, credit: 0.5, feedback: 'Half of it.' })
    expect(await rowOf(school.api(), id)).toMatchObject({ unread: 0, correct: 16, percent: '66.00' })
    expect(await xpOf(me)).toBeGreaterThan(before)
    expect(await told(me)).toMatchObject([
      { payload: { cause: 'essays_marked', attempts: [{ id, before: 65.22, after: 66 }] } },
    ])
    const { result, questions } = await me.review(id)
    expect(result).toMatchObject({ percent: 66, unread: 0, override: null })
    expect(questions.filter(({ kind }) => kind === 'essay')).toMatchObject([
      { verdict: 'correct', credit: 1, feedback: 'Good.' },
      { verdict: 'partly', credit: 0.5, feedback: 'Half of it.' },
    ])
    expect(await differences(me)).toEqual([])
  })

  it('a repeat changes nothing; a mark may be changed again and again, each time with an event of its own', async () => {
    const me = await school.newcomer()
    const { id, essays } = await takes(me, await publish(1))
    const [number] = essays
    const given = { id, number, feedback: '' }
    await mark(me, { ...given, credit: 1 })
    const state = () => school.sql()`
      select attempts.revision, total, (select count(*) from activity_events where user_id = ${me.person}) as events
      from attempts join user_counters using (user_id) where attempts.id = ${id}
    `
    const once = await state()
    expect(await mark(me, { ...given, credit: 1 })).toMatchObject({ status: 200 })
    expect(await state()).toEqual(once)
    for (const [revision, credit] of [0, 1, 0.25].entries()) {
      expect(await mark(me, { ...given, credit, revision: revision + 1 })).toMatchObject({ status: 200 })
      expect(await rowOf(school.api(), id)).toMatchObject({ percent: (96 + 4 * credit).toFixed(2) })
      expect(await differences(me)).toEqual([])
    }
    const audited = await school.sql()`
      select details -> 'before' ->> 'credit' as before, details ->> 'credit' as after
      from audit_log where subject_id = ${id} and action = 'essay.marked' order by audit_log.id
    `
    expect(audited).toMatchObject([
      { before: null, after: '1.00' },
      { before: '1.00', after: '0.00' },
      { before: '0.00', after: '1.00' },
      { before: '1.00', after: '0.25' },
    ])
  })

  it('of two who mark the same essay at once, one is told; of two who mark different essays, nobody’s mark is lost', async () => {
    const me = await school.newcomer()
    const other = await createPerson(school.sql(), 'Otto')
    await addMember(school.sql(), school.harbor(), other, 'admin')
    const { id, essays } = await takes(me, await publish(4))
    const [shared, ...rest] = essays
    const both = await Promise.all([
      mark(me, { id, number: shared, credit: 1 }),
      mark(me, { id, number: shared, credit: 0, by: other }),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'conflict',
      stored: { number: shared, revision: 1 },
    })
    const marked = await Promise.all(
      rest.map((number, index) => mark(me, { id, number, credit: 1, by: index % 2 === 0 ? other : instructor() })),
    )
    expect(marked.map(({ status }) => status)).toEqual([200, 200, 200])
    const { essays: all, unread } = await read(me, id)
    expect(all.every((essay) => essay.mark !== null)).toBe(true)
    expect(unread).toBe(0)
    expect(await told(me)).toHaveLength(1)
    expect(await differences(me)).toEqual([])
  })

  it('wait in the queue of their community, the oldest exam first, page by page, until they are marked', async () => {
    const people = await Promise.all([school.newcomer(), school.newcomer(), school.newcomer()])
    const test_id = await publish(1)
    const taken = []
    for (const [index, me] of people.entries()) {
      const { id, essays } = await takes(me, test_id, { minutes: 10 })
      await school.sql()`
        update attempts set finished_at = finished_at - make_interval(mins => ${5 - index}) where id = ${id}
      `
      taken.push({ me, id, number: essays[0] })
    }
    const queue = async (query = '') =>
      (await ask(instructor(), 'GET', `/essays?community=harbor&test_id=${test_id}${query}`)).body
    const first = await queue('&limit=2')
    expect(first.data).toMatchObject(
      taken.slice(0, 2).map(({ me, id, number }) => ({
        attempt_id: id,
        learner: { id: me.person },
        essays: [{ number, excerpt: 'Prompt 1' }],
        marked: 0,
      })),
    )
    const rest = await queue(`&limit=2&cursor=${first.page.next}`)
    expect(rest).toMatchObject({ data: [{ attempt_id: taken[2]?.id }], page: { next: null } })
    const [oldest] = taken
    if (oldest) await mark(oldest.me, { id: oldest.id, number: oldest.number, credit: 1 })
    const left = await queue()
    expect(left.data).toHaveLength(2)
    expect(left.page.open).toBe(first.page.open - 1)
  })

  it('are nobody’s business but instructors’, and nobody marks their own', async () => {
    const me = await school.newcomer()
    const { id, essays } = await takes(me, await publish(1))
    const [number] = essays
    const stranger = await createPerson(school.sql(), 'Sam')
    for (const [person, status] of [
      [me.person, 403],
      [stranger, 404],
    ] as const) {
      expect(await ask(person, 'GET', pathOf(me, id))).toMatchObject({ status })
      expect(await mark(me, { id, number, credit: 1, by: person })).toMatchObject({ status })
      expect(await ask(person, 'PUT', `${pathOf(me, id)}/override`, { percent: 9, reason: 'x' })).toMatchObject({
        status,
      })
      expect(await ask(person, 'GET', '/essays?community=harbor')).toMatchObject({ status })
      expect(await ask(person, 'GET', `/learners/${me.person}/attempts?community=harbor`)).toMatchObject({ status })
    }
    await school.sql()`update memberships set role = 'instructor' where user_id = ${me.person}`
    expect(await mark(me, { id, number, credit: 1, by: me.person })).toMatchObject({ status: 403 })
    const { body } = await ask(me.person, 'GET', '/essays?community=harbor&limit=50')
    expect(body.data.map(({ attempt_id }: { attempt_id: string }) => attempt_id)).not.toContain(id)
    // Others with this name join as students.
    await school.sql()`update memberships set role = 'student' where user_id = ${me.person}`
    expect(await mark(me, { id, number: (number ?? 0) === 1 ? 2 : 1, credit: 1 })).toMatchObject({ status: 404 })
    expect(await mark(me, { id, number, credit: 0.3 })).toMatchObject({ status: 422 })
  })
})

describe('a score that is set by hand', () => {
  it('stands in place of the graded one until it is withdrawn; the ledger is compensated both times', async () => {
    const me = await school.newcomer()
    const test_id = await publish(0)
    const { id } = await takes(me, test_id, { wrong: 15 })
    const later = await takes(me, test_id, { wrong: 5 })
    const before = { xp: await xpOf(me), rows: await Promise.all([id, later.id].map((it) => rowOf(school.api(), it))) }
    expect(await override(me, id, { percent: 80, reason: 'The alarm rang.' })).toMatchObject({
      status: 200,
      body: { data: { percent: 80, graded_percent: 40, correct: 10, band: 'almost_there' } },
    })
    expect(await rowOf(school.api(), id)).toMatchObject({ percent: '80.00', correct: 10 })
    // The next attempt compares itself with what the override says.
    expect(await rowOf(school.api(), later.id)).toMatchObject({ previous_percent: '80.00' })
    expect((await me.review(id)).result).toMatchObject({ percent: 80, override: { reason: 'The alarm rang.' } })
    expect((await told(me)).at(-1)).toMatchObject({ payload: { cause: 'score_set', reason: 'The alarm rang.' } })
    expect(await differences(me)).toEqual([])
    // The same again changes nothing.
    await override(me, id, { percent: 80, reason: 'The alarm rang.' })
    expect((await read(me, id)).overrides).toHaveLength(1)

    expect(await withdraw(me, id)).toMatchObject({ status: 200, body: { data: { percent: 40 } } })
    expect(await withdraw(me, id)).toMatchObject({ status: 200 })
    const after = await Promise.all([id, later.id].map((it) => rowOf(school.api(), it)))
    expect(
      after.map(({ percent, first_pass, previous_percent }) => ({ percent, first_pass, previous_percent })),
    ).toEqual(
      before.rows.map(({ percent, first_pass, previous_percent }) => ({ percent, first_pass, previous_percent })),
    )
    expect(await xpOf(me)).toBe(before.xp)
    expect((await told(me)).at(-1)).toMatchObject({ payload: { cause: 'score_withdrawn' } })
    expect(await differences(me)).toEqual([])
    // It may be set once more: no event of the same id stands in its way.
    await override(me, id, { percent: 80, reason: 'The alarm rang.' })
    expect(await rowOf(school.api(), id)).toMatchObject({ percent: '80.00' })
    expect(await differences(me)).toEqual([])
  })

  it('in whatever order essays are marked and scores are set, an attempt stores what grading it anew says', async () => {
    const step = fc.oneof(
      fc.record({ essay: fc.nat(1), credit: fc.constantFrom(...MARK_CREDITS) }),
      fc.record({ percent: fc.nat(100) }),
      fc.constant('withdraw' as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const me = await school.newcomer()
        const { id, essays } = await takes(me, await publish(2), { wrong: 3 })
        let set: number | null = null
        const given = new Map<number, number>()
        for (const it of steps) {
          if (it === 'withdraw') {
            set = null
            await withdraw(me, id)
          } else if ('percent' in it) {
            set = it.percent
            await override(me, id, { percent: it.percent, reason: 'So.' })
          } else {
            const number = essays[it.essay]
            const seen = (await read(me, id)).essays.find((essay) => essay.number === number)?.mark
            given.set(it.essay, it.credit)
            expect(await mark(me, { id, number, credit: it.credit, revision: seen?.revision ?? 0 })).toMatchObject({
              status: 200,
            })
          }
        }
        const credit = [...given.values()].reduce((sum, value) => sum + value, 0)
        const graded = given.size === 2 ? (100 * (20 + credit)) / 25 : (100 * 20) / 23
        const percent = set ?? Math.round(graded * 100) / 100
        expect(await rowOf(school.api(), id)).toMatchObject({ percent: percent.toFixed(2) })
        expect((await me.review(id)).result).toMatchObject({ percent })
        expect(await differences(me)).toEqual([])
      }),
      { numRuns: 6 },
    )
  })

  it('is told of, too, where the attempt does not count', async () => {
    const me = await school.newcomer()
    const { id } = await takes(me, await publish(0), { minutes: 0 })
    await override(me, id, { percent: 50, reason: 'Taken in class.' })
    expect(await rowOf(school.api(), id)).toMatchObject({ percent: '50.00' })
    expect(await told(me)).toHaveLength(1)
    expect(await differences(me)).toEqual([])
  })

  it('instructors find the attempts of a member, the newest first', async () => {
    const me = await school.newcomer()
    const test_id = await publish(0)
    const first = await takes(me, test_id)
    const second = await takes(me, test_id)
    await override(me, first.id, { percent: 50, reason: 'So.' })
    const path = `/learners/${me.person}/attempts?community=harbor&limit=1`
    const page = await ask(instructor(), 'GET', path)
    expect(page.body).toMatchObject({
      learner: { id: me.person, display_name: 'Sia' },
      data: [{ id: second.id, percent: 100, set_by_hand: false }],
    })
    const rest = await ask(instructor(), 'GET', `${path}&cursor=${page.body.page.next}`)
    expect(rest.body).toMatchObject({ data: [{ id: first.id, percent: 50, set_by_hand: true }], page: { next: null } })
    expect(await ask(instructor(), 'GET', `/learners/${crypto.randomUUID()}/attempts?community=harbor`)).toMatchObject({
      status: 404,
    })
  })
})
