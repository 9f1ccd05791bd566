import { describe, expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import {
  HEAD,
  countBanks,
  giftFile,
  imported,
  jsonFile,
  plainBank,
  sendBank,
  useMember,
  type Sending,
} from '../../support/bank-files.ts'
import { problemOf } from '../../support/problem.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')

const NEW = { community: 'harbor', format: 'json' }
const send = (query: Record<string, string>, sending: Sending, person = instructor()) =>
  sendBank(api(), person, query, sending)
const file = async (path: string, person = instructor()) => {
  const response = await api().ask(path, person)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const counts = () => countBanks(api())
const networking = async () => {
  const [test] = await api().database.sql`select id from tests where slug = 'networking-fundamentals'`
  return String(test?.id)
}

describe('a file of questions', () => {
  it('an import makes a draft with a topic, an explanation and a key for each question', async () => {
    const data = await imported(await send(NEW, { body: jsonFile(plainBank(3), { ...HEAD, slug: 'a-draft' }) }))
    expect(data).toMatchObject({
      dry_run: false,
      replayed: false,
      test: { slug: 'a-draft', title: 'Numbers', status: 'draft' },
      version: 1,
      accepted: 3,
      refused: 0,
    })
    expect(data.questions.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted'])
    const rows = await api().database.sql`
      select position, questions.kind, answer from questions join question_keys on question_id = id
      where test_id = ${data.test?.id ?? null} order by position
    `
    expect(rows.map((row) => ({ ...row }))).toEqual(
      [1, 2, 3].map((position) => ({ position, kind: 'single_choice', answer: { choice: 0 } })),
    )
  })

  it('an import with publish makes a live test that is offered to learners', async () => {
    const query = { ...NEW, format: 'gift', publish: 'true', ...HEAD, slug: 'live-at-once' }
    const data = await imported(await send(query, { body: giftFile(plainBank(25)) }))
    expect(data.test?.status).toBe('live')
    const { text } = await file('/attempts-api/tests?community=harbor')
    expect(text).toContain('live-at-once')
  })

  it('an import with publish and fewer than 25 questions is refused, and makes no test', async () => {
    const before = await counts()
    const response = await send({ ...NEW, publish: 'true' }, { body: jsonFile(plainBank(24)) })
    expect(await problemOf(response)).toMatchObject({ status: 422, code: 'too_few_questions' })
    expect(await counts()).toEqual(before)
  })

  it('an import with one invalid question writes none, and names each refusal with its line', async () => {
    const before = await counts()
    const bank = plainBank(4).map((question, index) =>
      index === 2 ? { ...question, answer: { choice: 3 } } : question,
    )
    const body = JSON.stringify({ questions: bank, test: HEAD }, undefined, 2)
    const problem = await problemOf(await send(NEW, { body }))
    expect(problem).toMatchObject({ status: 422, code: 'import_refused' })
    const line = body.slice(0, body.indexOf('after 2?')).split('\n').length - 3
    expect(problem.errors).toEqual([
      { path: `line ${line}`, message: 'Which number comes after 2?: answer: names an option that is not there' },
    ])
    expect(await counts()).toEqual(before)
  })

  it('an import of a new test without a slug, title, category and difficulty is refused', async () => {
    const problem = await problemOf(await send(NEW, { body: jsonFile(plainBank(1), {}) }))
    expect(problem).toMatchObject({ status: 422, code: 'import_refused' })
    expect(problem.errors.map(({ path }) => path)).toEqual([
      'query.slug',
      'query.title',
      'query.category',
      'query.difficulty',
    ])
  })

  it('an import with the slug of another test is refused', async () => {
    const body = jsonFile(plainBank(1), { ...HEAD, slug: 'networking-fundamentals' })
    expect(await problemOf(await send(NEW, { body }))).toMatchObject({ status: 409, code: 'already_exists' })
  })

  it('an import of more than 500 questions is refused', async () => {
    const problem = await problemOf(await send(NEW, { body: jsonFile(plainBank(501)) }))
    expect(problem.errors).toEqual([
      { path: 'line 1', message: expect.stringContaining('more than the 500 questions') },
    ])
  })

  it('questions without a topic or an explanation take them from the query', async () => {
    const gift = 'Is water wet? {TRUE}'
    const query = { ...NEW, format: 'gift', ...HEAD, slug: 'water', dry_run: 'true' }
    const without = await imported(await send(query, { body: gift }))
    expect(without.questions[0]?.reason?.code).toBe('topic_missing')
    const half = await imported(await send({ ...query, topic: 'Water' }, { body: gift }))
    expect(half.questions[0]?.reason?.code).toBe('explanation_missing')
    const whole = await imported(
      await send({ ...query, topic: 'Water', explanation: 'See chapter 1.' }, { body: gift }),
    )
    expect(whole).toMatchObject({ accepted: 1, refused: 0, test: { slug: 'water' } })
  })
})

describe('a dry run', () => {
  it('a dry run answers what the import would, and changes nothing', async () => {
    const before = await counts()
    const sending = { body: jsonFile(plainBank(30), { ...HEAD, slug: 'rehearsed' }) }
    const dry = await imported(await send({ ...NEW, dry_run: 'true', publish: 'true' }, sending))
    expect(dry).toMatchObject({ dry_run: true, accepted: 30, test: { slug: 'rehearsed', status: 'live' }, version: 1 })
    expect(await counts()).toEqual(before)
    const real = await imported(await send({ ...NEW, publish: 'true' }, sending))
    expect({ ...real, dry_run: true, test: { ...real.test, id: dry.test?.id } }).toEqual(dry)
  })

  it('a dry run reports on every question where the import would refuse all', async () => {
    const body = 'One? {T}\n\nTwo? {#two}\n\nThree? {=a =b ~c}\n'
    const query = { ...NEW, format: 'gift', ...HEAD, dry_run: 'true', topic: 'T', explanation: 'E' }
    const { questions, test, accepted, refused } = await imported(await send(query, { body }))
    expect({ test, accepted, refused }).toEqual({ test: null, accepted: 1, refused: 2 })
    expect(questions.map(({ line, name, reason }) => [line, name, reason?.code ?? null])).toEqual([
      [1, 'One?', null],
      [3, 'Two?', 'invalid'],
      [5, 'Three?', 'several_answers'],
    ])
  })

  it('a dry run finds what only the database can refuse', async () => {
    const body = jsonFile(plainBank(1), { ...HEAD, slug: 'networking-fundamentals' })
    expect(await problemOf(await send({ ...NEW, dry_run: 'true' }, { body }))).toMatchObject({ code: 'already_exists' })
  })
})

describe('the next version of a test', () => {
  it('the next version leaves the live one unchanged until it is published', async () => {
    const { sql } = api().database
    const id = await networking()
    const bank = async (version: number) =>
      (await file(`/attempts-api/tests/${id}/export?format=json&version=${version}`)).text
    const first = await bank(1)
    const draft = await imported(await send({ format: 'json', test_id: id }, { body: jsonFile(plainBank(30)) }))
    expect(draft).toMatchObject({ version: 2, test: { status: 'live' } })
    expect((await sql`select version, size from tests where id = ${id}`)[0]).toEqual({ version: 1, size: 150 })

    const live = await imported(
      await send({ format: 'json', test_id: id, publish: 'true' }, { body: jsonFile(plainBank(25)) }),
    )
    expect(live.version).toBe(3)
    expect((await sql`select version, size from tests where id = ${id}`)[0]).toEqual({ version: 3, size: 25 })
    expect(await bank(1)).toBe(first)
    expect(JSON.parse(await bank(2)).questions).toEqual(plainBank(30))
    expect((await file(`/attempts-api/tests/${id}/export?format=json`)).text).toBe(await bank(3))
  })

  it('two imports at once get consecutive version numbers', async () => {
    const made = await imported(await send(NEW, { body: jsonFile(plainBank(2), { ...HEAD, slug: 'raced' }) }))
    const test_id = String(made.test?.id)
    const both = await Promise.all(
      [2, 3].map((size) => send({ format: 'json', test_id }, { body: jsonFile(plainBank(size)) }).then(imported)),
    )
    expect(new Set(both.map(({ version }) => version))).toEqual(new Set([2, 3]))
  })

  it("an import of the next version cannot change the test's title", async () => {
    const query = { format: 'json', test_id: await networking(), title: 'Another' }
    const problem = await problemOf(await send(query, { body: jsonFile(plainBank(1)) }))
    expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ path: 'query.title' }] })
  })
})
