import { describe, expect, it } from 'vitest'
import {
  found,
  queuePage,
  staffThread,
  supportAnswer,
  thread,
  threadSummary,
  type AskBody,
} from '../../../functions/_contracts/support/support.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest, useSchool } from '../../support/school.ts'

describe('questions to people', () => {
  const school = useSchool()
  const send = (method: string, path: string, person: string, body?: object, key: string = crypto.randomUUID()) =>
    school.api().ask(`/support-api${path}`, person, {
      method,
      headers: { 'Idempotency-Key': key, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const dataOf = async (response: Response) => {
    expect(response.status).toBeLessThan(300)
    return (await response.json()).data
  }
  const teacher = async (role: 'instructor' | 'admin' = 'instructor', name = 'Tea Teacher') => {
    const person = await createPerson(school.sql(), name)
    await addMember(school.sql(), school.harbor(), person, role)
    return person
  }
  const learner = async () => {
    const me = await school.newcomer()
    await takeTest(me, school.test(), { correct: 20 })
    return me.person
  }
  const ask = async (person: string, body: Partial<AskBody> = {}, key?: string) =>
    thread.parse(
      await dataOf(
        await send('POST', '/threads', person, { community: 'harbor', body: 'What is a subnet?', ...body }, key),
      ),
    )
  const queue = async (person: string, state: string) =>
    queuePage.parse(await (await send('GET', `/queue?community=harbor&limit=100&state=${state}`, person)).json())
  const idsIn = async (person: string, state: string) => (await queue(person, state)).data.map(({ id }) => id)
  const answer = async (person: string, id: string, body: object) =>
    staffThread.parse(await dataOf(await send('POST', `/queue/${id}/answer`, person, body)))
  const search = async (person: string, q: string) =>
    found.array().parse(await dataOf(await send('GET', `/search?community=harbor&q=${encodeURIComponent(q)}`, person)))

  const answersTo = async (person: string, q: string) =>
    (await search(person, q)).filter(({ kind }) => kind === 'answer')

  it('a question is answered by a person, made an article, approved by another, and found by the next learner', async () => {
    const [me, next, first, second] = [await learner(), await learner(), await teacher(), await teacher('admin')]
    const asked = await ask(me, {
      body: 'How do I count zygote hosts in a /27? Mail me at lea@example.org',
      may_publish: true,
    })
    expect(asked).toMatchObject({ owner: 'person', state: 'open', held: false, messages: 1 })
    expect(await answersTo(next, 'zygote hosts')).toEqual([])
    expect(await idsIn(first, 'open')).toContain(asked.id)
    const answered = await answer(first, asked.id, { body: 'Thirty, Tea Teacher says: 2^5 - 2.' })
    expect(answered).toMatchObject({ state: 'waiting', claimed_by: null })
    expect(
      thread.parse(await dataOf(await send('GET', `/threads/${asked.id}`, me))).said.map(({ kind }) => kind),
    ).toEqual(['learner', 'staff'])
    const draft = supportAnswer.parse(await dataOf(await send('POST', `/queue/${asked.id}/draft`, first, {})))
    expect(draft).toMatchObject({ state: 'draft', title: 'How do I count zygote hosts in a /27? Mail me at …' })
    expect(draft.body).toBe('Thirty, … says: 2^5 - 2.')
    const publish = (by: string) => send('PATCH', `/answers/${draft.id}`, by, { state: 'published' })
    expect(await problemOf(await publish(first))).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(await problemOf(await send('GET', `/answers/${draft.id}`, next))).toMatchObject({ status: 404 })
    expect(supportAnswer.parse(await dataOf(await publish(second)))).toMatchObject({ state: 'published' })
    expect(await answersTo(next, 'zygote hosts')).toMatchObject([{ kind: 'answer', id: draft.id }])
    expect(await dataOf(await send('GET', `/answers/${draft.id}`, next))).toMatchObject({ title: draft.title })
    const edited = await send('PATCH', `/answers/${draft.id}`, second, { body: 'Thirty.' })
    expect(supportAnswer.parse(await dataOf(edited))).toMatchObject({ state: 'draft', published_at: null })
    expect(await answersTo(next, 'zygote hosts')).toEqual([])
  })

  it('the same question a hundred times is one thread, whatever the keys', async () => {
    const me = await learner()
    const body = { community: 'harbor', body: 'Why?' }
    const answers = await Promise.all(Array.from({ length: 100 }, () => send('POST', '/threads', me, body)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const ids = await Promise.all(answers.map(async (response) => (await response.json()).data.id))
    expect(new Set(ids).size).toBe(1)
    const again = await ask(me, { body: 'Why?' }, 'one key')
    expect(again.messages).toBe(1)
    await dataOf(await send('POST', `/threads/${again.id}/resolve`, me))
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
    const seen = thread.parse(await dataOf(await send('GET', `/threads/${id}`, me)))
    expect(seen.said.map(({ kind }) => kind)).toEqual(['learner'])
    expect(seen).toMatchObject({ state: 'open', messages: 1 })
    expect(staffThread.parse(await dataOf(await send('GET', `/queue/${id}`, by))).said).toHaveLength(2)
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

  it('of ten who claim at once one gets it; others cannot answer until it is released, and it can be handed over', async () => {
    const me = await learner()
    const { id } = await ask(me)
    const teachers = await Promise.all(Array.from({ length: 10 }, () => teacher()))
    const claims = await Promise.all(teachers.map((by) => send('POST', `/queue/${id}/claim`, by, {})))
    expect(claims.filter(({ status }) => status === 200)).toHaveLength(1)
    const winner = teachers[claims.findIndex(({ status }) => status === 200)] ?? ''
    const loser = teachers.find((by) => by !== winner) ?? ''
    expect(await problemOf(await send('POST', `/queue/${id}/answer`, loser, { body: 'Me!' }))).toMatchObject({
      status: 409,
      code: 'claimed',
    })
    expect(await idsIn(winner, 'mine')).toContain(id)
    await dataOf(await send('POST', `/queue/${id}/hand-over`, winner, { to: loser }))
    expect(await idsIn(loser, 'mine')).toContain(id)
    expect(await answer(loser, id, { body: 'There.', resolve: true })).toMatchObject({ state: 'resolved' })
    expect(await problemOf(await send('POST', `/queue/${id}/hand-over`, loser, { to: me }))).toMatchObject({
      status: 422,
    })
  })

  it('a snoozed question comes back when its time has come, and when the learner writes', async () => {
    const [me, by] = [await learner(), await teacher()]
    const { id } = await ask(me)
    const snooze = (days: number) => send('POST', `/queue/${id}/state`, by, { state: 'snoozed', days })
    for (const wrong of [0, 91, 1.5]) expect(await problemOf(await snooze(wrong))).toMatchObject({ status: 422 })
    await dataOf(await snooze(1))
    expect(await idsIn(by, 'open')).not.toContain(id)
    await school.sql()`update support_threads set snoozed_until = now() - interval '1 second' where id = ${id}`
    expect(await idsIn(by, 'open')).toContain(id)
    await dataOf(await snooze(7))
    await dataOf(await send('POST', `/threads/${id}/messages`, me, { body: 'It is urgent.' }))
    expect(await idsIn(by, 'open')).toContain(id)
  })

  it('merged questions are one, for both sides', async () => {
    const [me, other, by] = [await learner(), await learner(), await teacher()]
    const [one, two, foreign] = [await ask(me, { body: 'First' }), await ask(me, { body: 'Second' }), await ask(other)]
    const merge = (into: string) => send('POST', `/queue/${one.id}/merge`, by, { into })
    expect(await problemOf(await merge(foreign.id))).toMatchObject({ status: 422 })
    expect(await problemOf(await merge(one.id))).toMatchObject({ status: 422 })
    const merged = staffThread.parse(await dataOf(await merge(two.id)))
    expect(merged.said.map(({ body }) => body)).toEqual(['First', 'Second'])
    expect(thread.parse(await dataOf(await send('GET', `/threads/${one.id}`, me)))).toMatchObject({ id: two.id })
    const mine = threadSummary.array().parse(await dataOf(await send('GET', '/threads?community=harbor', me)))
    expect(mine.map(({ id }) => id)).toEqual([two.id])
    await dataOf(await send('POST', `/threads/${one.id}/messages`, me, { body: 'Third' }))
    expect(await answer(by, two.id, { body: 'Yes.' })).toMatchObject({ messages: 4 })
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

  it('an answer is drafted only where the learner allows it, and once there is one', async () => {
    const [me, by] = [await learner(), await teacher()]
    const [closed, open] = [await ask(me, { body: 'Private' }), await ask(me, { body: 'Public', may_publish: true })]
    await answer(by, closed.id, { body: 'Fine.' })
    const draft = (id: string) => send('POST', `/queue/${id}/draft`, by, {})
    expect(await problemOf(await draft(closed.id))).toMatchObject({ status: 403 })
    expect(await problemOf(await draft(open.id))).toMatchObject({ status: 409 })
  })
})

describe('the search for help', () => {
  const school = useSchool()
  const search = async (person: string, q: string) => {
    const response = await school.api().ask(`/support-api/search?community=harbor&q=${encodeURIComponent(q)}`, person)
    expect(response.status).toBe(200)
    return found.array().parse((await response.json()).data)
  }

  it.each([
    ['what is a streak freeze', 'freezes'],
    ['freez', 'freezes'],
    ['delete my accuont', 'delete-my-account'],
    ['Wie: éxport my DATA!', 'export-my-data'],
    ['leaderbo', 'leaderboards'],
  ])('%s finds %s', async (q, slug) => {
    const { person } = await school.newcomer()
    const slugs = (await search(person, q)).map(({ id }) => id)
    expect(slugs.slice(0, 2)).toContain(slug)
  })

  it('finds resources of the community by their topic, with where they are', async () => {
    const { person } = await school.newcomer()
    const resources = (await search(person, 'subnetting')).filter(({ kind }) => kind === 'resource')
    expect(resources.length).toBeGreaterThan(0)
    expect(resources.map(({ url }) => url)).toSatisfy((urls: string[]) =>
      urls.every((url) => url.startsWith('https://')),
    )
  })

  it('is not impressed by operators, markup and nonsense', async () => {
    const { person } = await school.newcomer()
    for (const q of [
      "'; drop table help_articles; --",
      '!!! & | <->',
      '<script>',
      'zz zz',
      ':*',
      '\\ \\',
      '""',
      '%_',
      '🙂🙂',
    ])
      expect(await search(person, q)).toBeInstanceOf(Array)
  })

  it('an article has one vote a person, of its version', async () => {
    const { person } = await school.newcomer()
    const vote = (helpful: boolean, reason = '') =>
      school.api().ask('/support-api/articles/freezes/vote', person, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ helpful, reason }),
      })
    await Promise.all([vote(true), vote(true), vote(true)])
    expect((await vote(false, 'Too long')).status).toBe(200)
    const votes = await school.sql()`select is_helpful, reason, version from help_votes where user_id = ${person}`
    expect([...votes]).toEqual([{ is_helpful: false, reason: 'Too long', version: 1 }])
    const mine = await school.api().ask('/support-api/articles/freezes/vote', person)
    expect((await mine.json()).data).toEqual({ helpful: false, reason: 'Too long' })
    expect(
      await problemOf(
        await school.api().ask('/support-api/articles/none-such/vote', person, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ helpful: true }),
        }),
      ),
    ).toMatchObject({ status: 404 })
  })
})
