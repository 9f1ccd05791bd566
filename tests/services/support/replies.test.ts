import { describe, expect, it } from 'vitest'
import { cannedReply, type CannedReply } from '../../../functions/_contracts/support/replies.ts'
import { createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { useQuestions } from '../../support/questions.ts'

describe('a reply that is written in advance', () => {
  const { school, send, dataOf, teacher, learner } = useQuestions()
  const create = (by: string, title: string, body = 'Hello {name}.') =>
    send('POST', '/replies', by, { community: 'harbor', title, body })
  const change = (by: string, { id, title, body, revision }: Omit<CannedReply, 'changed_at'>) =>
    send('PUT', `/replies/${id}`, by, { title, body, revision })
  const replyOf = async (response: Response) => cannedReply.parse(await dataOf(response))
  const titles = async (by: string) =>
    cannedReply
      .array()
      .parse(await dataOf(await send('GET', '/replies?community=harbor', by)))
      .map(({ title }) => title)

  it('is written, renamed without leaving the old one behind, and deleted', async () => {
    const by = await teacher()
    const { id, title, body, revision } = await replyOf(await create(by, 'Subnets'))
    expect(await titles(by)).toContain('Subnets')
    const renamed = await replyOf(await change(by, { id, title: 'Masks', body, revision }))
    expect(renamed).toMatchObject({ id, title: 'Masks', body, revision: revision + 1 })
    expect(await titles(by)).toContain('Masks')
    expect(await titles(by)).not.toContain(title)
    await dataOf(await send('DELETE', `/replies/${id}`, by))
    expect(await titles(by)).not.toContain('Masks')
    expect(await problemOf(await send('DELETE', `/replies/${id}`, by))).toMatchObject({ status: 404 })
  })

  it('has a title that no other has', async () => {
    const by = await teacher()
    const [first, second] = [await replyOf(await create(by, 'One')), await replyOf(await create(by, 'Two'))]
    const taken = { status: 409, code: 'already_exists', errors: [{ path: 'body.title' }] }
    expect(await problemOf(await create(by, 'One', 'Others'))).toMatchObject(taken)
    expect(await problemOf(await change(by, { ...second, title: 'One' }))).toMatchObject(taken)
    expect(await replyOf(await change(by, first))).toMatchObject({ body: first.body })
  })

  it('of two people who save it at once one does; the other is told, and loses nothing', async () => {
    const [one, two] = [await teacher(), await teacher('admin')]
    const reply = await replyOf(await create(one, 'Both'))
    const saved = await Promise.all([one, two].map((by, place) => change(by, { ...reply, body: `Words of ${place}` })))
    expect(new Set(saved.map(({ status }) => status))).toEqual(new Set([200, 409]))
    const refused = saved.find(({ status }) => status === 409)
    expect(refused && (await problemOf(refused))).toMatchObject({
      code: 'conflict',
      errors: [{ path: 'body.revision' }],
    })
  })

  it('is for those who teach alone', async () => {
    const [by, me] = [await teacher(), await learner()]
    const stranger = await createPerson(school.sql(), 'Ole')
    const reply = await replyOf(await create(by, 'Ours'))
    for (const person of [me, stranger]) {
      expect((await problemOf(await send('GET', '/replies?community=harbor', person))).status).toBeGreaterThan(400)
      expect((await problemOf(await create(person, 'Theirs'))).status).toBeGreaterThan(400)
      expect(await problemOf(await change(person, { ...reply, body: 'Mine' }))).toMatchObject({ status: 404 })
      expect(await problemOf(await send('DELETE', `/replies/${reply.id}`, person))).toMatchObject({ status: 404 })
    }
    expect(await titles(by)).toContain('Ours')
  })
})
