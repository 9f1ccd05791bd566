import { beforeAll, describe, expect, it } from 'vitest'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { titles, useLibrary } from '../../support/library.ts'

describe('what a community recommends', () => {
  const library = useLibrary()
  let book: string

  beforeAll(async () => {
    book = (await library.add({ title: 'A book', minutes: 600, topics: ['Topic 0', 'Topic 1'], why: 'It covers DNS.' }))
      .id
    await library.add({ title: 'A video', kind: 'video', level: 'intermediate', minutes: 12, topics: ['Topic 1'] })
    await library.add({ title: 'Un libro', level: 'advanced', language: 'es', cost: 'paid', topics: ['Topic 2'] })
    await library.add({ title: 'A lab', kind: 'lab', cost: 'partly', minutes: 60, topics: ['Topic 1'] })
  })

  it('is listed for members: free before paid, and for beginners first', async () => {
    const { data, page } = await library.list()
    expect(titles(data)).toEqual(['A book', 'A video', 'A lab', 'Un libro'])
    expect(page).toEqual({ next: null, total: 4 })
    const stranger = await createPerson(library.sql(), 'Stranger')
    await addMember(library.sql(), await createCommunity(library.sql()), stranger, 'student')
    expect((await library.ask('GET', `/resources?community=${library.slug()}`, stranger)).status).toBe(404)
    expect((await library.ask('GET', `/resources/${book}`, stranger)).status).toBe(404)
  })

  it.each<[query: Record<string, string>, titles: string[]]>([
    [{ topic: 'Topic 1' }, ['A book', 'A video', 'A lab']],
    [{ kind: 'video' }, ['A video']],
    [{ level: 'beginner' }, ['A book', 'A lab']],
    [{ language: 'es' }, ['Un libro']],
    [{ cost: 'free' }, ['A book', 'A video']],
    [{ minutes: '60' }, ['A video', 'A lab']],
    [{ topic: 'Topic 1', minutes: '15' }, ['A video']],
    [{ q: 'dns' }, ['A book']],
    [{ q: 'LIBRO topic' }, ['Un libro']],
    [{ q: 'book video' }, []],
    [{ q: '100%' }, []],
    [{ mark: 'saved' }, []],
  ])('%o lists %o', async (query, expected) => {
    const { data, page } = await library.list(query)
    expect(titles(data)).toEqual(expected)
    expect(page.total).toBe(expected.length)
  })

  it.each(['minutes=1', 'kind=podcast', 'level=easy', 'limit=101', 'cursor=x', 'language=English'])(
    'refuses %s',
    async (query) => {
      const problem = await problemOf(await library.ask('GET', `/resources?community=${library.slug()}&${query}`))
      expect(problem).toMatchObject({ code: 'validation_failed' })
    },
  )

  it('counts what each choice of a filter would list, while the others stay', async () => {
    const { choices } = await library.list({ topic: 'Topic 1', kind: 'lab' })
    expect(choices.topic).toEqual([{ value: 'Topic 1', count: 1 }])
    expect(choices.kind).toEqual([
      { value: 'book', count: 1 },
      { value: 'video', count: 1 },
      { value: 'lab', count: 1 },
    ])
    expect(choices.minutes).toEqual([
      { value: '60', count: 1 },
      { value: '240', count: 1 },
    ])
    const all = await library.list()
    for (const { value, count } of all.choices.topic)
      expect((await library.list({ topic: value })).page.total).toBe(count)
  })

  it('comes in pages that hold each resource once', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    do {
      const { data, page } = await library.list({ limit: '3', ...(cursor ? { cursor } : {}) })
      seen.push(...titles(data))
      cursor = page.next
    } while (cursor)
    expect(seen).toEqual(['A book', 'A video', 'A lab', 'Un libro'])
  })

  it('can be saved, done and found useful, and each mark be taken back', async () => {
    const me = await library.member('student')
    for (const mark of ['saved', 'done', 'useful'])
      for (let time = 0; time < 2; time++) expect((await library.mark(book, mark, me)).status).toBe(200)
    const marked = { saved: true, done: true, useful: true, reported: false }
    expect(await library.read(book, me)).toMatchObject({ useful: 1, mine: marked })
    expect((await library.read(book)).mine).toMatchObject({ saved: false, useful: false })
    expect(titles((await library.list({ mark: 'saved' }, me)).data)).toEqual(['A book'])
    expect((await library.list({}, me)).choices.mark).toEqual([
      { value: 'saved', count: 1 },
      { value: 'done', count: 1 },
      { value: 'useful', count: 1 },
    ])
    for (const mark of ['saved', 'done', 'useful'])
      for (let time = 0; time < 2; time++) expect((await library.unmark(book, mark, me)).status).toBe(200)
    expect(await library.read(book, me)).toMatchObject({ useful: 0, mine: { saved: false, done: false } })
    expect((await library.mark(book, 'loved', me)).status).toBe(422)
    expect((await library.mark(crypto.randomUUID(), 'saved', me)).status).toBe(404)
  })

  it('lists the more useful first', async () => {
    const last = (await library.list()).data.at(-1)?.id ?? ''
    await library.mark(last, 'useful')
    expect(titles((await library.list()).data)[0]).toBe('Un libro')
    await library.unmark(last, 'useful')
  })

  it('has the topics of its tests with their category, and those of its resources', async () => {
    const topics = await library.data(library.ask('GET', `/topics?community=${library.slug()}`))
    expect(topics).toEqual(['Topic 0', 'Topic 1', 'Topic 2'].map((topic) => ({ topic, category: 'network' })))
    await library.sql()`update tests set status = 'retired' where id = ${library.test()}`
    expect(await library.data(library.ask('GET', `/topics?community=${library.slug()}`))).toMatchObject([
      { topic: 'Topic 0', category: null },
      { topic: 'Topic 1' },
      { topic: 'Topic 2' },
    ])
  })
})
