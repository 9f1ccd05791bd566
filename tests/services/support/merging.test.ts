import { describe, expect, it } from 'vitest'
import { threadSummary } from '../../../functions/_contracts/support/support.ts'
import { problemOf } from '../../support/problem.ts'
import { useQuestions } from '../../support/questions.ts'

describe('merged questions', () => {
  const { school, send, dataOf, act, teacher, learner, ask, write, own, queued, answer } = useQuestions()

  it('are one, for both sides', async () => {
    const [me, other, by] = [await learner(), await learner(), await teacher()]
    const [one, two, foreign] = [await ask(me, { body: 'First' }), await ask(me, { body: 'Second' }), await ask(other)]
    const merge = (into: string) => send('POST', `/queue/${one.id}/merge`, by, { into })
    expect(await problemOf(await merge(foreign.id))).toMatchObject({ status: 422 })
    expect(await problemOf(await merge(one.id))).toMatchObject({ status: 422 })
    const merged = await act(by, `${one.id}/merge`, { into: two.id })
    expect(merged.said.map(({ body }) => body)).toEqual(['First', 'Second'])
    expect(await own(me, one.id)).toMatchObject({ id: two.id })
    const mine = threadSummary.array().parse(await dataOf(await send('GET', '/threads?community=harbor', me)))
    expect(mine.map(({ id }) => id)).toEqual([two.id])
    await write(me, one.id, 'Third')
    expect(await answer(by, two.id, { body: 'Yes.' })).toMatchObject({ messages: 4 })
  })

  it('keep what happened to both, and the longer wait', async () => {
    const [me, by] = [await learner(), await teacher()]
    const [one, two] = [await ask(me, { body: 'First' }), await ask(me, { body: 'Second' })]
    await school.sql()`update support_threads set waiting_since = '2026-01-01T08:00:00Z' where id = ${one.id}`
    await act(by, `${one.id}/claim`, {})
    await act(by, `${two.id}/claim`, {})
    const merged = await act(by, `${one.id}/merge`, { into: two.id })
    expect(merged.waiting_since).toBe('2026-01-01T08:00:00.000Z')
    expect(merged.events).toMatchObject([
      { kind: 'claimed' },
      { kind: 'claimed' },
      { kind: 'merged', actor: { id: by }, first: 'First' },
    ])
    expect(await school.sql()`select from support_events where thread_id = ${one.id}`).toHaveLength(0)
  })

  it('are open if one of them was: nobody has answered that yet', async () => {
    const [me, by] = [await learner(), await teacher()]
    const [old, fresh] = [await ask(me, { body: 'Old' }), await ask(me, { body: 'Fresh' })]
    await answer(by, old.id, { body: 'Done.', resolve: true })
    const merged = await act(by, `${fresh.id}/merge`, { into: old.id })
    expect(merged).toMatchObject({ state: 'open', waiting_since: expect.any(String) })
    expect(merged.events.map(({ kind }) => kind)).toEqual(['resolved', 'reopened', 'merged'])
    const answered = await ask(me, { body: 'Answered' })
    await answer(by, answered.id, { body: 'Yes.' })
    await act(by, `${old.id}/state`, { state: 'resolved' })
    expect(await act(by, `${answered.id}/merge`, { into: old.id })).toMatchObject({ state: 'resolved' })
    expect((await queued(by, old.id)).waiting_since).toBeNull()
  })
})
