import { describe, expect, it } from 'vitest'
import { resourceDetail } from '../../../functions/_contracts/resources/listing.ts'
import { deadLink } from '../../../functions/_contracts/resources/suggestions.ts'
import { problemOf } from '../../support/problem.ts'
import { useLibrary } from '../../support/library.ts'

describe('curating resources', () => {
  const library = useLibrary()
  const changed = async (id: string, body: object) => resourceDetail.parse(await library.data(library.change(id, body)))
  const report = (id: string, person: string, note = '') =>
    library.ask('POST', `/resources/${id}/reports`, person, note === '' ? {} : { note })
  const deadLinks = async () =>
    deadLink
      .array()
      .parse(await library.data(library.ask('GET', `/reports?community=${library.slug()}`, library.instructor())))

  it('students decide nothing, and instructors elsewhere see nothing', async () => {
    const { id } = await library.add()
    expect(await problemOf(await library.change(id, { revision: 1, why: 'Mine.' }, library.student()))).toMatchObject({
      code: 'not_allowed',
    })
    for (const [method, path] of [
      ['DELETE', `/resources/${id}/reports`],
      ['GET', `/reports?community=${library.slug()}`],
    ] as const)
      expect((await library.ask(method, path)).status).toBe(403)
    const [elsewhere] = await library.sql()<{ user_id: string }[]>`
      select user_id from memberships join communities on communities.id = community_id
      where slug = 'harbor' and role = 'instructor'
    `
    expect((await library.change(id, { revision: 1 }, elsewhere?.user_id)).status).toBe(404)
  })

  it('a suggestion is decided once; of two who decide, the slower is told', async () => {
    const { id, revision } = resourceDetail.parse(await library.data(library.suggest()))
    const answers = await Promise.all(
      ['listed', 'declined'].map((state) => library.change(id, { revision, state, reason: 'So it is.' })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const [decided] = await library.sql()<{ action: string; actor_id: string; reason: string; details: object }[]>`
      select action, actor_id, reason, details from audit_log where subject_id = ${id}
    `
    expect(decided).toMatchObject({
      actor_id: library.instructor(),
      reason: 'So it is.',
      details: { was: 'suggested' },
    })
  })

  it.each([
    [['declined', 'listed', 'retired', 'listed'], true],
    [['listed', 'declined'], false],
    [['declined', 'retired'], false],
  ])('a suggestion that goes through %o: %s', async (states, isAllowed) => {
    const me = await library.member('student')
    const { id } = resourceDetail.parse(await library.data(library.suggest(me)))
    const answers = []
    for (const [index, state] of states.entries())
      answers.push(await library.change(id, { revision: index + 1, state }))
    expect(answers.every(({ status }) => status === 200)).toBe(isAllowed)
    if (!isAllowed)
      expect(await problemOf(await library.change(id, { revision: 2, state: states[1] }))).toMatchObject({
        code: 'conflict',
      })
  })

  it('an edit needs the newest revision and an address that no other has', async () => {
    const [one, other] = [await library.add(), await library.add()]
    const body = { revision: 1, title: 'Better', minutes: null, topics: ['Topic 1', 'Topic 2'] }
    expect(await changed(one.id, body)).toMatchObject({ title: 'Better', revision: 2, topics: body.topics })
    expect(await problemOf(await library.change(one.id, body))).toMatchObject({ code: 'conflict' })
    const taken = await library.change(one.id, { revision: 2, url: `${other.url}/?utm_source=x` })
    expect(await problemOf(taken)).toMatchObject({ code: 'already_exists', errors: [{ path: 'body.url' }] })
    expect(await problemOf(await library.change(one.id, { revision: 2, topics: ['Cooking'] }))).toMatchObject({
      code: 'validation_failed',
    })
    // A topic that is no longer taught may stay.
    await library.sql()`update resources set topics = '{Old}' where id = ${other.id}`
    expect(await changed(other.id, { revision: 2, topics: ['Old', 'Topic 1'] })).toMatchObject({
      topics: ['Old', 'Topic 1'],
    })
  })

  it('a vote changes no revision', async () => {
    const { id } = await library.add()
    await library.mark(id, 'useful')
    expect(await library.read(id)).toMatchObject({ useful: 1, revision: 1 })
  })

  it('a learner has one open report, and instructors settle all of them', async () => {
    const { id } = await library.add()
    const [one, other] = [await library.member('student'), await library.member('student')]
    const answers = await Promise.all([
      report(id, one),
      report(id, one),
      report(id, one, 'Gone.'),
      report(id, other, 'It is 404.'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await library.read(id, one)).mine.reported).toBe(true)
    expect((await library.read(id)).mine.reported).toBe(false)
    const dead = (await deadLinks()).find(({ resource }) => resource.id === id)
    expect(dead?.reports).toBe(2)
    expect(dead?.notes).toContain('It is 404.')
    for (let time = 0; time < 2; time++)
      expect((await library.ask('DELETE', `/resources/${id}/reports`, library.instructor())).status).toBe(204)
    expect(await deadLinks()).toEqual([])
    expect((await report(id, one)).status).toBe(200)
    expect((await deadLinks())[0]?.reports).toBe(1)
    await changed(id, { revision: 1, url: 'https://example.org/moved' })
    expect(await deadLinks()).toEqual([])
    await report(id, one)
    await changed(id, { revision: 2, state: 'retired' })
    expect(await deadLinks()).toEqual([])
    expect((await library.ask('GET', `/resources/${id}`, one)).status).toBe(404)
    expect((await library.list({}, one)).data.map((each) => each.id)).not.toContain(id)
  })
})
