import { describe, expect, it } from 'vitest'
import { found, supportAnswer, thread } from '../../../functions/_contracts/support/support.ts'
import { problemOf } from '../../support/problem.ts'
import { useQuestions } from '../../support/questions.ts'

describe('an answer that others find', () => {
  const { send, dataOf, teacher, learner, ask, idsIn, answer } = useQuestions()
  const answersTo = async (person: string, q: string) =>
    found
      .array()
      .parse(await dataOf(await send('GET', `/search?community=harbor&q=${encodeURIComponent(q)}`, person)))
      .filter(({ kind }) => kind === 'answer')

  it('a question is answered by a person, made an article, approved by another, and found by the next learner', async () => {
    const [me, next, first, second] = [await learner(), await learner(), await teacher(), await teacher('admin')]
    const asked = await ask(me, {
      body: 'How do I count **zygote** hosts in a `/27`? Mail me at lea@example.org',
      may_publish: true,
    })
    expect(asked).toMatchObject({ owner: 'person', state: 'open', held: false, messages: 1 })
    expect(await answersTo(next, 'zygote hosts')).toEqual([])
    expect(await idsIn(first, 'open')).toContain(asked.id)
    const answered = await answer(first, asked.id, { body: '**Thirty**, Tea Teacher says: 2^5 - 2.' })
    expect(answered).toMatchObject({ state: 'waiting', claimed_by: null })
    expect(
      thread.parse(await dataOf(await send('GET', `/threads/${asked.id}`, me))).said.map(({ kind }) => kind),
    ).toEqual(['learner', 'staff'])
    const draft = supportAnswer.parse(await dataOf(await send('POST', `/queue/${asked.id}/draft`, first, {})))
    expect(draft).toMatchObject({ state: 'draft', title: 'How do I count zygote hosts in a /27? Mail me at …' })
    expect(draft.body).toBe('**Thirty**, … says: 2^5 - 2.')
    const publish = (by: string) => send('PATCH', `/answers/${draft.id}`, by, { state: 'published' })
    expect(await problemOf(await publish(first))).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(await problemOf(await send('GET', `/answers/${draft.id}`, next))).toMatchObject({ status: 404 })
    expect(supportAnswer.parse(await dataOf(await publish(second)))).toMatchObject({ state: 'published' })
    expect(await answersTo(next, 'zygote hosts')).toMatchObject([
      { kind: 'answer', id: draft.id, title: draft.title, summary: 'Thirty, … says: 2^5 - 2.' },
    ])
    expect(await dataOf(await send('GET', `/answers/${draft.id}`, next))).toMatchObject({ title: draft.title })
    const edited = await send('PATCH', `/answers/${draft.id}`, second, { body: 'Thirty.' })
    expect(supportAnswer.parse(await dataOf(edited))).toMatchObject({ state: 'draft', published_at: null })
    expect(await answersTo(next, 'zygote hosts')).toEqual([])
  })

  it('an answer is drafted only where the learner allows it, and once there is one', async () => {
    const [me, by] = [await learner(), await teacher()]
    const [closed, open] = [await ask(me, { body: 'Private' }), await ask(me, { body: 'Public', may_publish: true })]
    await answer(by, closed.id, { body: 'Fine.' })
    const draft = (id: string) => send('POST', `/queue/${id}/draft`, by, {})
    expect(await problemOf(await draft(closed.id))).toMatchObject({ status: 403 })
    expect(await problemOf(await draft(open.id))).toMatchObject({ status: 409 })
  })
})
