import { beforeAll, describe, expect, it } from 'vitest'
import { bankSearch } from '../../../functions/_contracts/authoring/bank-search.ts'
import { draftIntake } from '../../../functions/_contracts/authoring/intake.ts'
import { useApi } from '../../support/api.ts'
import { giftFile, jsonFile, plainBank, useMember } from '../../support/bank-files.ts'
import { problemOf } from '../../support/problem.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { sitter } from '../../support/sitter.ts'
import { finishedQuestion, testAuthor } from '../../support/test-author.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')
let me: ReturnType<typeof testAuthor>
beforeAll(() => {
  me = testAuthor(api(), instructor())
})

const send = (test: string, body: string, query: Record<string, string> = {}) =>
  api().ask(`/authoring-api/imports?${new URLSearchParams({ test_id: test, ...query })}`, instructor(), {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body,
  })
const taken = async (response: Response) => draftIntake.parse((await response.json()).data)

describe('questions from elsewhere', () => {
  it('a text in any format is taken, and what is wrong in it is reported with its reasons', async () => {
    const test = await me.create()
    const aiken =
      'What is 1?\nA. One\nB. Two\nANSWER: A\nANSWER_EXPLANATION: It is.\n\nWhat is 2?\nA. One\n\nANSWER: C\n'
    const body = { text: aiken, topic: 'Numbers' }
    const response = await me.send('POST', `/tests/${test.id}/draft/paste`, body)
    expect(await taken(response)).toMatchObject({ format: 'aiken', accepted: 1 })
    const gift = await me.send('POST', `/tests/${test.id}/draft/paste`, { text: giftFile(plainBank(3)) })
    expect(await taken(gift)).toMatchObject({ format: 'gift', accepted: 3 })
    expect((await me.draft(test.id)).questions).toHaveLength(4)
    expect(await me.refusal('POST', `/tests/${test.id}/draft/paste`, { text: 'nothing of the kind' })).toMatchObject({
      code: 'import_refused',
    })
  })

  it('a dry run reports question by question and changes nothing, not even a revision', async () => {
    const test = await me.written(1)
    const before = await me.draft(test.id)
    const report = await taken(await send(test.id, jsonFile(plainBank(3)), { dry_run: 'true' }))
    expect(report).toMatchObject({ dry_run: true, import_id: null, format: 'json', accepted: 3 })
    expect(report.questions.map(({ is_known }) => is_known)).toEqual([true, false, false])
    expect(report.questions[1]?.content).toMatchObject({ prompt: plainBank(3)[1]?.prompt })
    expect(await me.draft(test.id)).toEqual(before)
  })

  it('all of an import is taken back, whatever was changed since', async () => {
    const test = await me.written(2)
    const { question } = await me.question(test.id, (await me.draft(test.id)).questions[0]?.id ?? '')
    const file = jsonFile([finishedQuestion(0, { tip: 'Newer.' }), ...plainBank(5).slice(2)])
    const { import_id, accepted } = await taken(await send(test.id, file))
    expect(accepted).toBe(4)
    expect((await me.question(test.id, question.id)).question.content).toMatchObject({ tip: 'Newer.' })
    await me.add(test.id, { prompt: 'Mine' })
    expect((await me.send('DELETE', `/tests/${test.id}/draft/imports/${import_id}`)).status).toBe(200)
    const after = await me.draft(test.id)
    expect(after.questions.map(({ excerpt }) => excerpt)).toEqual([...plainBank(2).map(({ prompt }) => prompt), 'Mine'])
    expect((await me.question(test.id, question.id)).question.content).toEqual(question.content)
    await me.undo(test.id)
    expect((await me.draft(test.id)).questions).toHaveLength(6)
  })

  it('an external id that is met twice in a file is refused, and one that is known continues its question', async () => {
    const test = await me.create()
    const [a, b] = plainBank(2)
    const twice = await taken(
      await send(
        test.id,
        jsonFile([
          { ...a, id: 'n1' },
          { ...b, id: 'n1' },
        ]),
      ),
    )
    expect(twice).toMatchObject({ accepted: 1, refused: 1, questions: [{}, { reason: { code: 'id_twice' } }] })
    const again = await taken(await send(test.id, jsonFile([{ ...b, id: 'n1' }])))
    expect(again.questions[0]).toMatchObject({ is_known: true, id: twice.questions[0]?.id })
    expect((await me.draft(test.id)).questions).toHaveLength(1)
    await me.add(test.id, { ...finishedQuestion(3), external_id: 'n1' })
    expect((await me.draft(test.id)).publishing.problems).toContainEqual(
      expect.objectContaining({ path: 'external_id', number: 2 }),
    )
  })

  it('a file that is no text, and one of which nothing may be left out, change nothing', async () => {
    const test = await me.create()
    const broken = await api().ask(`/authoring-api/imports?test_id=${test.id}`, instructor(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array([0xff, 0xfe, 0x00]),
    })
    expect(await problemOf(broken)).toMatchObject({ code: 'not_utf8' })
    const some = jsonFile([...plainBank(1), { kind: 'single_choice' }])
    expect(await problemOf(await send(test.id, some, { accept: 'all' }))).toMatchObject({ code: 'import_refused' })
    expect((await me.draft(test.id)).questions).toEqual([])
  })

  it('what no database stores and what is too long is refused before it is looked at', async () => {
    const test = await me.create()
    const path = `/tests/${test.id}/draft/questions`
    for (const content of [{ prompt: '\0' }, { prompt: 'x'.repeat(70_000) }, { a: [[[[[[[[[1]]]]]]]]] }])
      expect(await me.refusal('POST', path, { content })).toMatchObject({ code: 'validation_failed' })
  })
})

describe('the bank of a community', () => {
  const search = async (query: Record<string, string>) => {
    const answer = await me.send('GET', `/questions?${new URLSearchParams({ community: 'harbor', ...query })}`)
    return bankSearch.parse((await answer.json()).data)
  }

  it('questions are found by what they say and by what they are', async () => {
    const test = await me.live(6, { title: 'Searched' })
    const { questions } = await me.draft(test.id)
    await me.bulk(test.id, [questions[4]?.id ?? ''], {
      action: 'set',
      add_tags: ['rare'],
      difficulty: 'hard',
      pool: 'exam',
    })
    await me.published(test.id, { short: true })
    expect(await search({ tag: 'rare' })).toMatchObject({
      total: 1,
      questions: [{ number: 5, test: { title: 'Searched', version: 2 } }],
    })
    expect((await search({ test_id: test.id, difficulty: 'hard', pool: 'exam' })).total).toBe(1)
    expect((await search({ test_id: test.id })).tags).toContain('rare')
    expect((await search({ q: 'no such words at all' })).total).toBe(0)
    const page = await search({ test_id: test.id, limit: '2', offset: '4' })
    expect(page).toMatchObject({ total: 6, questions: [{ number: 5 }, { number: 6 }] })
  })

  it('questions are found by how they are answered, and those that nobody was asked', async () => {
    const test = await me.live(6, { title: 'Answered' })
    const { sql } = api().database
    const [harbor] = await sql<{ id: string }[]>`select id from communities where slug = 'harbor'`
    for (const right of [true, false]) {
      const person = await createPerson(sql, 'Learner')
      await addMember(sql, harbor?.id ?? '', person, 'student')
      const learner = sitter(api(), person)
      const { id } = await learner.start({ test_id: test.id, mode: 'exam', length: 5 })
      await learner.sinceMinutes(id, 10)
      const responses = await learner.answers(id, () => right)
      await learner.finish(id, { sent_at: Date.now(), responses })
    }
    expect(await search({ test_id: test.id, unused: 'true' })).toMatchObject({
      total: 1,
      questions: [{ number: 6, shown: 0 }],
    })
    const half = await search({ test_id: test.id, facility_from: '0.4', facility_to: '0.6' })
    expect(half).toMatchObject({ total: 5, questions: Array.from({ length: 5 }, () => ({ shown: 2, facility: 0.5 })) })
  })

  it('a working copy is previewed as a learner would meet it, and nothing is stored', async () => {
    const test = await me.written(3)
    await me.add(test.id, { kind: 'single_choice', prompt: 'Unfinished' })
    const preview = await me.preview(test.id)
    expect(preview).toMatchObject({ attempt: { mode: 'practice', length: 3 }, left_out: [{ number: 4 }] })
    expect(preview.attempt?.questions[0]?.revealed).not.toBeNull()
    const one = await me.preview(test.id, `?question=${(await me.draft(test.id)).questions[1]?.id}`)
    expect(one.attempt?.questions.map(({ prompt }) => prompt)).toEqual([finishedQuestion(1).prompt])
    const unsaved = await me.send('POST', `/tests/${test.id}/draft/preview`, { content: finishedQuestion(7) })
    expect((await unsaved.json()).data).toMatchObject({ attempt: { length: 1 } })
    const [row] = await api().database.sql`select count(*)::int from attempts where test_id = ${test.id}`
    expect(row?.count).toBe(0)
  })
})
