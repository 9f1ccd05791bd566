import { describe, expect, it } from 'vitest'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import type { StaffThread } from '../../../functions/_contracts/support/support.ts'
import { problemOf } from '../../support/problem.ts'
import { useQuestions } from '../../support/questions.ts'

const kindsOf = ({ events }: StaffThread) => events.map(({ kind }) => kind)

describe('what happened to a question', () => {
  const { school, send, act, teacher, learner, ask, write, resolveOwn, own, queued, answer } = useQuestions()

  it('is written down with who did it, and those who teach see it', async () => {
    const [{ person: me }, by, to] = [await school.newcomer(), await teacher(), await teacher('admin', 'Ada')]
    const { id } = await ask(me)
    await act(by, `${id}/claim`, {})
    await act(by, `${id}/claim`, {})
    await act(by, `${id}/hand-over`, { to })
    await act(to, `${id}/state`, { state: 'snoozed', days: 3 })
    await act(to, `${id}/state`, { state: 'open' })
    await answer(to, id, { body: 'So.', resolve: true })
    await write(me, id, 'And that?')
    await resolveOwn(me, id)
    const seen = await queued(by, id)
    expect(seen.events).toMatchObject([
      { kind: 'claimed', actor: { id: by } },
      { kind: 'handed_over', actor: { id: by }, to: { id: to, display_name: 'Ada' } },
      { kind: 'looked_at', actor: { id: to } },
      { kind: 'snoozed', actor: { id: to }, until: expect.any(String) },
      { kind: 'unsnoozed', actor: { id: to } },
      { kind: 'resolved', actor: { id: to } },
      { kind: 'reopened', actor: { id: me } },
      { kind: 'resolved', actor: { id: me } },
    ])
    expect(new Date(seen.events[3]?.until ?? 0).getTime()).toBeGreaterThan(Date.now() + 2 * 86_400_000)
  })

  it('a learner is told when it was resolved and opened again, and no name', async () => {
    const [me, by] = [await learner(), await teacher('instructor', 'Nemo Nobody')]
    const { id } = await ask(me)
    await act(by, `${id}/claim`, {})
    await act(by, `${id}/state`, { state: 'snoozed', days: 1 })
    await write(me, id, 'Are you there?')
    await act(by, `${id}/state`, { state: 'resolved' })
    await write(me, id, 'It is not answered.')
    await resolveOwn(me, id)
    const seen = await own(me, id)
    expect(seen.events).toMatchObject([
      { kind: 'resolved', by_me: false },
      { kind: 'reopened', by_me: true },
      { kind: 'resolved', by_me: true },
    ])
    expect(JSON.stringify(seen)).not.toContain('Nemo')
    expect(JSON.stringify(seen)).not.toContain(by)
    // A message that wakes a snoozed question says so itself.
    expect(kindsOf(await queued(by, id))).not.toContain('unsnoozed')
  })

  it('nothing is written for what changes nothing', async () => {
    const [me, by] = [await learner(), await teacher()]
    const { id } = await ask(me)
    await act(by, `${id}/claim`, { release: true })
    await act(by, `${id}/state`, { state: 'open' })
    await write(me, id, 'More')
    await answer(by, id, { body: 'A note', note: true })
    await answer(by, id, { body: 'Yes.' })
    await act(by, `${id}/state`, { state: 'resolved' })
    await act(by, `${id}/state`, { state: 'resolved' })
    expect(kindsOf(await queued(by, id))).toEqual(['resolved'])
  })

  it('however people resolve, answer, write and claim at once, the events say how it stands', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => teacher()))
    for (let round = 0; round < 5; round++) {
      const me = await learner()
      const { id } = await ask(me)
      const [a = '', b = '', c = '', d = ''] = people
      const answers = await Promise.all([
        send('POST', `/queue/${id}/answer`, a, { body: 'From A' }),
        send('POST', `/queue/${id}/state`, b, { state: 'resolved' }),
        send('POST', `/queue/${id}/answer`, c, { body: 'From C', resolve: true }),
        send('POST', `/queue/${id}/claim`, d, {}),
        send('POST', `/threads/${id}/messages`, me, { body: 'Hurry' }),
        send('POST', `/threads/${id}/resolve`, me),
      ])
      for (const { status } of answers) expect([200, 409]).toContain(status)
      const { state, events, said } = await queued(a, id)
      const turns = events.filter(({ kind }) => kind === 'resolved' || kind === 'reopened').map(({ kind }) => kind)
      expect(state === 'resolved').toBe(turns.at(-1) === 'resolved')
      // Each follows the other: nothing is resolved twice without having been opened.
      turns.forEach((kind, place) => expect(kind).toBe(place % 2 === 0 ? 'resolved' : 'reopened'))
      const sent = answers.filter(({ status }, place) => status === 200 && (place === 0 || place === 2)).length
      expect(said.filter(({ kind }) => kind === 'staff')).toHaveLength(sent)
    }
  })

  it('a refused change leaves no event', async () => {
    const [me, by, other] = [await learner(), await teacher(), await teacher()]
    const { id } = await ask(me)
    await act(by, `${id}/claim`, {})
    await problemOf(await send('POST', `/queue/${id}/state`, other, { state: 'resolved' }))
    await problemOf(await send('POST', `/queue/${id}/hand-over`, by, { to: me }))
    expect(kindsOf(await queued(by, id))).toEqual(['claimed'])
  })

  it('events are kept as they are, and whoever is gone is named no more', async () => {
    const [me, by, to] = [await learner(), await teacher(), await teacher()]
    const { id } = await ask(me)
    await act(by, `${id}/hand-over`, { to })
    const { sql } = school.api().database
    for (const change of ["update support_events set kind = 'claimed'", 'delete from support_events'])
      await expect(sql.unsafe(`${change} where thread_id = '${id}'`)).rejects.toMatchObject({ code: '23514' })
    await sql`delete from auth.users where id = ${by}`
    expect((await queued(to, id)).events).toMatchObject([{ kind: 'handed_over', actor: null, to: { id: to } }])
    await sql`delete from auth.users where id = ${me}`
    expect(await sql`select from support_events where thread_id = ${id}`).toHaveLength(0)
  })

  it('both sides find it in the export of their data', async () => {
    const [me, by] = [await learner(), await teacher()]
    const { id } = await ask(me)
    await act(by, `${id}/claim`, {})
    await answer(by, id, { body: 'Yes.', resolve: true })
    const exportOf = async (person: string) =>
      exported.parse(await (await school.api().ask('/gamification-api/profile/export', person)).json())
    const [mine, theirs] = [await exportOf(me), await exportOf(by)]
    expect(mine.questions).toMatchObject([{ happened: [{ what: 'resolved' }] }])
    expect(mine.question_work).toEqual([])
    expect(theirs.questions).toEqual([])
    expect(theirs.question_work).toMatchObject([
      { community: 'harbor', what: 'claimed' },
      { community: 'harbor', what: 'resolved' },
    ])
  })
})
