import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { isOpenNow, stateNow } from '../../../functions/_db/queries/support/thread-state.ts'
import { stateAt, type ThreadStanding } from '../../../functions/_domain/support/thread-rules.ts'
import { problemOf } from '../../support/problem.ts'
import { useQuestions } from '../../support/questions.ts'

describe('the queue of questions', () => {
  const { school, send, act, teacher, learner, ask, write, queue, queued, idsIn, answer } = useQuestions()
  const waitSince = (id: string, minutes: number) =>
    school.sql()`update support_threads set waiting_since = now() - ${minutes} * interval '1 minute' where id = ${id}`

  it('of ten who claim at once one gets it; others cannot answer until it is released', async () => {
    const { id } = await ask(await learner())
    const teachers = await Promise.all(Array.from({ length: 10 }, () => teacher()))
    const claims = await Promise.all(teachers.map((by) => send('POST', `/queue/${id}/claim`, by, {})))
    expect(claims.filter(({ status }) => status === 200)).toHaveLength(1)
    const winner = teachers[claims.findIndex(({ status }) => status === 200)] ?? ''
    const loser = teachers.find((by) => by !== winner) ?? ''
    for (const [path, body] of [
      ['answer', { body: 'Me!' }],
      ['state', { state: 'resolved' }],
      ['claim', {}],
    ] as const)
      expect(await problemOf(await send('POST', `/queue/${id}/${path}`, loser, body))).toMatchObject({
        status: 409,
        code: 'claimed',
      })
    expect(await idsIn(winner, 'mine')).toContain(id)
    await act(winner, `${id}/claim`, { release: true })
    expect(await answer(loser, id, { body: 'There.', resolve: true })).toMatchObject({ state: 'resolved' })
    const events = (await queued(loser, id)).events.map(({ kind }) => kind)
    expect(events).toEqual(['claimed', 'released', 'resolved'])
  })

  it('a snoozed question comes back when its time has come, and when the learner writes', async () => {
    const [me, by] = [await learner(), await teacher()]
    const { id } = await ask(me)
    const snooze = (days: number) => send('POST', `/queue/${id}/state`, by, { state: 'snoozed', days })
    for (const wrong of [0, 91, 1.5]) expect(await problemOf(await snooze(wrong))).toMatchObject({ status: 422 })
    expect((await snooze(1)).status).toBe(200)
    expect(await idsIn(by, 'open')).not.toContain(id)
    await school.sql()`update support_threads set snoozed_until = now() - interval '1 second' where id = ${id}`
    const back = (await queue(by, 'open')).data.find((it) => it.id === id)
    expect(back).toMatchObject({ state: 'open', snoozed_until: null, back_since: expect.any(String) })
    expect((await snooze(7)).status).toBe(200)
    await write(me, id, 'It is urgent.')
    expect(await idsIn(by, 'open')).toContain(id)
    expect(await queued(by, id)).toMatchObject({ back_since: null })
  })

  it('who has waited the longest comes first, whatever they wrote meanwhile and however often it was put off', async () => {
    const by = await teacher()
    const [first, second, third] = [await learner(), await learner(), await learner()]
    const [one, two, three] = [await ask(first), await ask(second), await ask(third)]
    await waitSince(one.id, 30)
    await waitSince(two.id, 40)
    await waitSince(three.id, 50)
    await write(second, two.id, 'Anybody?')
    await act(by, `${one.id}/state`, { state: 'snoozed', days: 1 })
    await school.sql()`update support_threads set snoozed_until = now() - interval '1 second' where id = ${one.id}`
    const mine = new Set([one.id, two.id, three.id])
    const open = (await idsIn(by, 'open')).filter((id) => mine.has(id))
    expect(open).toEqual([three.id, two.id, one.id])
    expect(await answer(by, three.id, { body: 'Now.' })).toMatchObject({ waiting_since: null })
    await write(third, three.id, 'And now?')
    expect((await idsIn(by, 'open')).at(-1)).toBe(three.id)
  })

  it('pages have every question once, in this order', async () => {
    const by = await teacher()
    await Promise.all(Array.from({ length: 5 }, async () => ask(await learner())))
    const all = await idsIn(by, 'open')
    const paged: string[] = []
    for (let cursor = ''; ;) {
      const page = await (await send('GET', `/queue?community=harbor&limit=2${cursor}`, by)).json()
      paged.push(...page.data.map(({ id }: { id: string }) => id))
      if (page.page.next === null) break
      cursor = `&cursor=${page.page.next}`
    }
    expect(paged).toEqual(all)
  })

  it('a question names the one that waits after it and before it, and none that the reader cannot answer', async () => {
    const [by, colleague] = [await teacher(), await teacher('admin')]
    await school.sql()`update support_threads set state = 'resolved', waiting_since = null, snoozed_until = null`
    const [one, two, three] = [await ask(await learner()), await ask(await learner()), await ask(await learner())]
    const own = await ask(by, { body: 'Mine' })
    await waitSince(one.id, 50)
    await waitSince(two.id, 40)
    await waitSince(three.id, 30)
    await waitSince(own.id, 20)
    expect(await queued(by, one.id)).toMatchObject({ next: two.id, previous: null })
    expect(await queued(by, two.id)).toMatchObject({ next: three.id, previous: one.id })
    expect(await queued(by, three.id)).toMatchObject({ next: one.id, previous: two.id })
    await act(colleague, `${one.id}/claim`, {})
    expect(await queued(by, three.id)).toMatchObject({ next: two.id })
    expect(await act(by, `${three.id}/state`, { state: 'resolved' })).toMatchObject({ next: two.id, previous: null })
    expect(await act(by, `${two.id}/state`, { state: 'resolved' })).toMatchObject({ next: null, previous: null })
  })

  it('Postgres and the domain say the same of whether a snoozed thread is open', async () => {
    const now = Date.now()
    const standing: fc.Arbitrary<Pick<ThreadStanding, 'state' | 'snoozedUntil'>> = fc.oneof(
      fc.record({ state: fc.constantFrom('open', 'waiting', 'resolved'), snoozedUntil: fc.constant(null) }),
      fc.record({
        state: fc.constant('snoozed'),
        snoozedUntil: fc.oneof(
          fc.constantFrom(now - 1, now, now + 1),
          fc.integer({ min: now - 10 ** 9, max: now + 10 ** 9 }),
        ),
      }),
    )
    const cases = fc.sample(standing, 200)
    const rows = await school.api().database.db.withConnection(({ tx }) =>
      tx.execute<{ state: string; is_open: boolean }>(sql`
        select ${stateNow(now)} as state, ${isOpenNow(now)} as is_open
        from (
          select ordinality, it ->> 'state' as state, to_timestamp((it ->> 'snoozedUntil')::float8 / 1000) as snoozed_until
          from jsonb_array_elements(${JSON.stringify(cases)}::jsonb) with ordinality as each (it, ordinality)
        ) as thread
        order by ordinality
      `),
    )
    const expected = cases.map((it) => stateAt(it, now))
    expect(rows.map(({ state }) => state)).toEqual(expected)
    expect(rows.map(({ is_open }) => is_open)).toEqual(expected.map((state) => state === 'open'))
  })
})
