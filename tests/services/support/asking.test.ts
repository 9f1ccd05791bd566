import { describe, expect, it } from 'vitest'
import { thread } from '../../../functions/_contracts/support/support.ts'
import { createPerson } from '../../support/people.ts'
import { takeTest } from '../../support/school.ts'
import { problemOf } from '../../support/problem.ts'
import { useQuestions } from '../../support/questions.ts'

describe('a question to people', () => {
  const { school, send, dataOf, teacher, learner, ask, resolveOwn, own, queued, idsIn, answer } = useQuestions()

  it('the same question a hundred times is one thread, whatever the keys', async () => {
    const me = await learner()
    const body = { community: 'harbor', body: 'Why?' }
    const answers = await Promise.all(Array.from({ length: 100 }, () => send('POST', '/threads', me, body)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const ids = await Promise.all(answers.map(async (response) => (await response.json()).data.id))
    expect(new Set(ids).size).toBe(1)
    const again = await ask(me, { body: 'Why?' }, 'one key')
    expect(again.messages).toBe(1)
    await resolveOwn(me, again.id)
    expect((await ask(me, { body: 'Why?' })).id).not.toBe(again.id)
  })

  it('a repeated request writes once, and a key is not used for other words', async () => {
    const me = await learner()
    const first = await ask(me, { body: 'One' }, 'k1')
    expect((await ask(me, { body: 'One' }, 'k1')).id).toBe(first.id)
    expect(
      await problemOf(await send('POST', '/threads', me, { community: 'harbor', body: 'Two' }, 'k1')),
    ).toMatchObject({
      status: 409,
      code: 'conflict',
    })
    const more = () => send('POST', `/threads/${first.id}/messages`, me, { body: 'More' }, 'k2')
    await Promise.all(Array.from({ length: 10 }, more))
    expect(thread.parse(await dataOf(await more())).messages).toBe(2)
  })

  it('the beginning of a question is shown as text, without marks of Markdown', async () => {
    const asked = await ask(await learner(), { body: '# A *netmask* in `CIDR`' })
    expect(asked).toMatchObject({ first: 'A netmask in CIDR', said: [{ body: '# A *netmask* in `CIDR`' }] })
  })

  it('nobody else reads a thread, and notes are for those who teach alone', async () => {
    const [me, other, by] = [await learner(), await learner(), await teacher()]
    const stranger = await createPerson(school.sql(), 'Ole')
    const { id } = await ask(me)
    await answer(by, id, { body: 'She asked that last week.', note: true })
    for (const person of [other, stranger, me])
      expect(await problemOf(await send('GET', `/queue/${id}`, person))).toMatchObject({ status: 404 })
    for (const person of [other, stranger, by])
      expect(await problemOf(await send('GET', `/threads/${id}`, person))).toMatchObject({ status: 404 })
    expect(await problemOf(await send('GET', '/queue?community=harbor', other))).toMatchObject({ status: 403 })
    const seen = await own(me, id)
    expect(seen.said.map(({ kind }) => kind)).toEqual(['learner'])
    expect(seen).toMatchObject({ state: 'open', messages: 1 })
    expect((await queued(by, id)).said).toHaveLength(2)
  })

  it('first words of somebody without a history wait for a person, and come last into the queue', async () => {
    const [{ person: me }, by] = [await school.newcomer(), await teacher()]
    const { id, held } = await ask(me, { body: 'Buy my notes at a good price' })
    expect(held).toBe(true)
    expect(await idsIn(by, 'open')).not.toContain(id)
    expect(await idsIn(by, 'held')).toContain(id)
    expect(await answer(by, id, { body: 'Hello!' })).toMatchObject({ held: false })
    expect((await ask(me, { body: 'Thank you' })).held).toBe(false)
  })

  it('a question of a finished attempt is shown as the learner saw it, and nobody attaches another', async () => {
    const { person, attempt, other } = await finishedAttempt()
    const question = { attempt, number: 3 }
    const { about, topic } = await ask(person, { question })
    expect(topic).toBe('question')
    expect(about).toMatchObject({ ...question, test: 'Networking fundamentals' })
    expect(about?.prompt).not.toBe('')
    expect(
      await problemOf(await send('POST', '/threads', other, { community: 'harbor', body: 'Mine?', question })),
    ).toMatchObject({
      status: 404,
    })
    expect(
      await problemOf(
        await send('POST', '/threads', person, {
          community: 'harbor',
          body: 'Which?',
          question: { attempt, number: 99 },
        }),
      ),
    ).toMatchObject({ status: 404 })
  })
  const finishedAttempt = async () => {
    const me = await school.newcomer()
    const result = await takeTest(me, school.test(), { correct: 20 })
    return { person: me.person, attempt: result.attempt_id, other: await learner() }
  }

  it('nobody answers their own question, and texts that are empty, too long or no text are refused', async () => {
    const by = await teacher()
    const { id } = await ask(by, { body: 'Can I answer this myself?' })
    expect(await problemOf(await send('POST', `/queue/${id}/answer`, by, { body: 'Yes' }))).toMatchObject({
      status: 403,
    })
    for (const body of ['', '   ', 'x'.repeat(50_000), 'a\0b', '\uD800'])
      expect(await problemOf(await send('POST', '/threads', by, { community: 'harbor', body }))).toMatchObject({
        status: 422,
      })
    const attachment = { community: 'harbor', body: 'See this', attachment: 'file.png' }
    const { errors } = await problemOf(await send('POST', '/threads', by, attachment))
    expect(JSON.stringify(errors)).toContain('attachment')
  })
})
