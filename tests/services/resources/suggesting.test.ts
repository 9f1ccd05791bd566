import { describe, expect, it } from 'vitest'
import { resourceDetail } from '../../../functions/_contracts/resources/listing.ts'
import { suggestion } from '../../../functions/_contracts/resources/suggestions.ts'
import { RESOURCE_LIMITS } from '../../../functions/_domain/resources/limits.ts'
import { problemOf } from '../../support/problem.ts'
import { titles, useLibrary } from '../../support/library.ts'

describe('suggesting a resource', () => {
  const library = useLibrary()
  const suggestions = async (person: string, query = '') =>
    suggestion
      .array()
      .parse(await library.data(library.ask('GET', `/suggestions?community=${library.slug()}${query}`, person)))

  it('a suggestion is seen by who made it and by instructors, until it is listed', async () => {
    const me = await library.member('student', 'Sia')
    const response = await library.suggest(me, { url: 'https://www.example.org/guide/?utm_source=mail#part' })
    expect(response.status).toBe(201)
    const made = resourceDetail.parse(await library.data(response))
    expect(made).toMatchObject({
      state: 'suggested',
      url: 'https://www.example.org/guide/#part',
      publisher: 'example.org',
    })
    expect((await library.list({}, me)).data).toEqual([])
    expect((await library.ask('GET', `/resources/${made.id}`)).status).toBe(404)
    for (const reader of [me, library.instructor()]) expect(await library.read(made.id, reader)).toMatchObject(made)
    expect((await library.mark(made.id, 'saved', me)).status).toBe(409)
    expect((await library.ask('POST', `/resources/${made.id}/reports`, me, {})).status).toBe(409)
    expect(titles(await suggestions(me))).toEqual([made.title])
    expect(await suggestions(library.instructor(), '&state=suggested')).toMatchObject([
      { id: made.id, suggested_by: { user_id: me, display_name: 'Sia' } },
    ])
    // Of members alone, instructors may know the profile.
    const gone = await library.member('student', 'Gone')
    const left = resourceDetail.parse(await library.data(library.suggest(gone)))
    await library.sql()`delete from memberships where user_id = ${gone}`
    const waiting = await suggestions(library.instructor(), '&state=suggested')
    expect(waiting.find(({ id }) => id === left.id)?.suggested_by).toBeNull()
    await library.data(library.change(left.id, { revision: 1, state: 'declined' }))
    const asked = await library.ask('GET', `/suggestions?community=${library.slug()}&state=suggested`, me)
    expect(await problemOf(asked)).toMatchObject({ code: 'not_allowed' })

    await library.data(library.change(made.id, { revision: made.revision, state: 'listed' }))
    expect(titles((await library.list({}, me)).data)).toEqual([made.title])
    expect(await suggestions(library.instructor(), '&state=suggested')).toEqual([])
  })

  it('an address that the community has, however it is spelled, is answered with itself', async () => {
    const spellings = [
      'https://Example.org/same',
      'https://www.example.org/same/?utm_medium=x',
      'https://example.org/same#top',
    ]
    const answers = await Promise.all(
      spellings.map(async (url) => library.suggest(await library.member('student'), { url })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 201])
    const ids = await Promise.all(answers.map(async (answer) => resourceDetail.parse(await library.data(answer)).id))
    expect(new Set(ids).size).toBe(1)
    const [id = ''] = ids
    await library.data(library.change(id, { revision: 1, state: 'declined', reason: 'It is too old.' }))
    const again = resourceDetail.parse(await library.data(library.suggest(library.student(), { url: spellings[0] })))
    // Why it was declined is for who suggested it.
    expect(again).toMatchObject({ id, state: 'declined', reason: null })
  })

  it('what an instructor adds is listed at once', async () => {
    const added = await library.add()
    expect(added.state).toBe('listed')
    expect(await library.read(added.id)).toMatchObject({ id: added.id })
  })

  it.each<[what: string, body: object]>([
    ['an address without TLS', { url: 'http://example.org/' }],
    ['a script', { url: 'javascript:alert(1)' }],
    ['a login in the address', { url: 'https://user:word@example.org/' }],
    ['an IP address', { url: 'https://10.0.0.1/' }],
    ['an IP address in disguise', { url: 'https://0x7f.1/' }],
    ['an IPv6 address', { url: 'https://[::1]/' }],
    ['a name of the local network', { url: 'https://printer.local/' }],
    ['a name without a dot', { url: 'https://intranet/' }],
    ['a port', { url: 'https://example.org:8443/' }],
    ['an address that grows too long', { url: `https://example.org/${'ä'.repeat(280)}` }],
    ['no title', { title: '  ' }],
    ['a title that is too long', { title: 'x'.repeat(RESOURCE_LIMITS.title + 1) }],
    ['text that cannot be stored', { why: 'Good\0.' }],
    ['a topic that is none here', { topics: ['Cooking'] }],
    ['no topic', { topics: [] }],
    ['a field that nobody knows', { stars: 5 }],
  ])('is refused with %s', async (_, body) => {
    const problem = await problemOf(await library.suggest(library.student(), body))
    expect(problem).toMatchObject({ status: 422, code: 'validation_failed' })
    expect(problem.errors.length).toBeGreaterThan(0)
  })

  it('a learner has a few open suggestions, also when many are sent at once', async () => {
    const me = await library.member('student')
    const answers = await Promise.all(Array.from({ length: 12 }, () => library.suggest(me)))
    const made = answers.filter(({ status }) => status === 201)
    expect(made).toHaveLength(RESOURCE_LIMITS.openSuggestions)
    for (const answer of answers.filter(({ status }) => status !== 201))
      expect(await problemOf(answer)).toMatchObject({ code: 'too_many_suggestions' })
    // A known address is no suggestion.
    const [first] = await suggestions(me)
    expect((await library.suggest(me, { url: first?.url })).status).toBe(200)
    await library.data(library.change(first?.id ?? '', { revision: 1, state: 'declined' }))
    expect((await library.suggest(me)).status).toBe(201)
  })
})
