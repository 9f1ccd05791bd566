import { beforeAll, describe, expect, it } from 'vitest'
import type { Attempt } from '../../../functions/_contracts/attempts/attempts.ts'
import { problemOf } from '../../support/problem.ts'
import { rowOf, takeTest, useSchool, type Sitter } from '../../support/school.ts'

const NUL = '\u0000'
const HALF = '\ud800'

describe('an invalid request is refused, and nothing of it is saved', () => {
  const school = useSchool()
  let me: Sitter
  let running: Attempt
  beforeAll(async () => {
    me = await school.newcomer()
    running = await me.start({ test_id: school.test(), mode: 'exam', length: 100 })
  })
  const numberOf = (kind: string) => running.questions.find((question) => question.kind === kind)?.number ?? 0
  const one = (number: number, answer: unknown) => ({ responses: [{ number, answer, at: Date.now() }] })
  const untouched = async () => {
    expect(await rowOf(school.api(), running.id)).toMatchObject({ revision: 0, answered: 0, responses: [], flags: [] })
  }
  const saving = (body: unknown) => me.refusal('PATCH', `/attempts/${running.id}`, body)

  it.each([
    ['a mode that is not known', { mode: 'cheat' }, 'body.mode'],
    ['a length that no test has', { length: 30 }, 'body.length'],
    ['a length that is no number', { length: '25' }, 'body.length'],
    ['no test', { test_id: undefined }, 'body.test_id'],
    ['a garbage id', { test_id: 'networking' }, 'body.test_id'],
    ['a key that is not known', { cheat: true }, 'body'],
  ])('a start with %s is refused', async (_, wrong, path) => {
    const body = { test_id: school.test(), mode: 'exam', length: 25, ...wrong }
    const refusal = await me.refusal('POST', '/attempts', body)
    expect(refusal).toMatchObject({ status: 422, code: 'validation_failed', errors: [{ path }] })
  })

  it.each([
    ['no clock', { sent_at: undefined }],
    ['a clock before 1970', { sent_at: -1 }],
    ['half a millisecond', { sent_at: 0.5 }],
    ['a key that is not known', { finish: true }],
    ['a position before the first', { position: 0 }],
    ['more answers than any test could have', { responses: Array.from({ length: 201 }, () => ({ number: 1 })) }],
    ['more flags than that', { flags: Array.from({ length: 5000 }, () => ({ number: 1, flagged: true })) }],
    ['a number of no question', one(101, { kind: 'true_false', truth: true })],
    ['an answer without a time', { responses: [{ number: 1, answer: null }] }],
    ['an answer of no kind', one(1, { kind: 'sketch', text: 'it depends' })],
    ['a confidence that is not known', { responses: [{ number: 1, answer: null, at: 0, confidence: 'certain' }] }],
    ['an answer with more in it', one(1, { kind: 'true_false', truth: true, sure: true })],
    ['a choice below the first', one(1, { kind: 'single_choice', choice: -1 })],
    ['a choice between two', one(1, { kind: 'single_choice', choice: 1.5 })],
    ['no choices', one(1, { kind: 'multiple_choice', choices: [] })],
    ['one option twice', one(1, { kind: 'multiple_choice', choices: [1, 1] })],
    ['a number that is text', one(1, { kind: 'numeric', value: '7' })],
    ['a number beyond all', one(1, { kind: 'numeric', value: 1e16 })],
    ['not a number', one(1, { kind: 'numeric', value: Number.NaN })],
    ['no text', one(1, { kind: 'short_text', text: '' })],
    ['a long text', one(1, { kind: 'short_text', text: 'x'.repeat(201) })],
    ['a text that cannot be stored', one(1, { kind: 'short_text', text: `a${NUL}b` })],
    ['half a character', one(1, { kind: 'short_text', text: `a${HALF}b` })],
  ])('a save with %s is refused', async (_, wrong) => {
    expect(await saving({ sent_at: Date.now(), ...wrong })).toMatchObject({ status: 422, code: 'validation_failed' })
    await untouched()
  })

  it('a save with a number that JSON cannot hold is refused', async () => {
    const body = `{"sent_at": 1, "responses": [{"number": 1, "at": 1, "answer": {"kind": "numeric", "value": 1e999}}]}`
    const headers = { 'Content-Type': 'application/json' }
    const answer = await school
      .api()
      .ask(`/attempts-api/attempts/${running.id}`, me.person, { method: 'PATCH', headers, body })
    expect(await problemOf(answer)).toMatchObject({ status: 422 })
    await untouched()
  })

  it.each(['', '{', 'null', '[]', '"an attempt"', '{"sent_at": NaN}', '<xml/>'])(
    'a body of another shape is refused: %s',
    async (body) => {
      for (const [method, path] of [
        ['POST', '/attempts'],
        ['PATCH', `/attempts/${running.id}`],
        ['POST', `/attempts/${running.id}/finish`],
      ]) {
        const headers = { 'Content-Type': 'application/json' }
        const answer = await school.api().ask(`/attempts-api${path}`, me.person, { method, headers, body })
        expect([400, 422]).toContain((await problemOf(answer)).status)
      }
      await untouched()
    },
  )

  it('a body that is too large, or not of type JSON, is refused', async () => {
    const path = `/attempts-api/attempts/${running.id}`
    const json = { 'Content-Type': 'application/json' }
    const huge = { method: 'PATCH', headers: json, body: JSON.stringify({ sent_at: 1, flags: 'x'.repeat(2 ** 20) }) }
    expect(await problemOf(await school.api().ask(path, me.person, huge))).toMatchObject({ status: 413 })
    const text = { method: 'PATCH', headers: { 'Content-Type': 'text/plain' }, body: '{"sent_at": 1}' }
    expect(await problemOf(await school.api().ask(path, me.person, text))).toMatchObject({ status: 415 })
    await untouched()
  })

  it('an answer of another kind, or with an option that does not exist, is refused by its path, and nothing is saved', async () => {
    const single = numberOf('single_choice')
    const multiple = numberOf('multiple_choice')
    const truth = numberOf('true_false')
    const at = Date.now()
    const wrong = [
      { number: truth, at, answer: { kind: 'true_false', truth: true } },
      { number: single, at, answer: { kind: 'single_choice', choice: 7 } },
      { number: multiple, at, answer: { kind: 'multiple_choice', choices: [0, 7] } },
      { number: truth, at, answer: { kind: 'single_choice', choice: 0 } },
    ]
    const paths = [1, 2, 3].map((index) => expect.objectContaining({ path: `body.responses[${index}].answer` }))
    const refused = { status: 422, code: 'response_invalid', errors: paths }
    expect(await saving({ sent_at: at, responses: wrong })).toMatchObject(refused)
    expect(await me.refusal('POST', `/attempts/${running.id}/finish`, { sent_at: at, responses: wrong })).toMatchObject(
      refused,
    )
    await untouched()
  })

  it("a finish with answers and without the device's time is refused", async () => {
    const responses = [{ number: numberOf('true_false'), at: 5, answer: { kind: 'true_false', truth: true } }]
    expect(await me.refusal('POST', `/attempts/${running.id}/finish`, { responses })).toMatchObject({
      status: 422,
      code: 'validation_failed',
      errors: [{ path: 'body.sent_at' }],
    })
    await untouched()
  })

  it('an answer, flag or position for a question that the attempt does not have is refused', async () => {
    const other = await school.newcomer()
    const { id } = await other.start({ test_id: school.test(), mode: 'practice', length: 25 })
    const body = {
      sent_at: Date.now(),
      position: 26,
      responses: [{ number: 26, answer: null, at: Date.now() }],
      flags: [
        { number: 1, flagged: true },
        { number: 100, flagged: true },
      ],
    }
    expect(await other.refusal('PATCH', `/attempts/${id}`, body)).toMatchObject({
      status: 422,
      code: 'response_invalid',
      errors: [{ path: 'body.responses[0].number' }, { path: 'body.flags[1].number' }, { path: 'body.position' }],
    })
    expect(await rowOf(school.api(), id)).toMatchObject({ revision: 0, flags: [], position: 1 })
  })

  it.each(['not-an-id', '%00', '0', `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(11)}x`])(
    'an invalid id is refused: %s',
    async (id) => {
      for (const [method, path] of [
        ['GET', `/attempts/${id}`],
        ['GET', `/attempts/${id}/review`],
        ['GET', `/tests/${id}`],
      ] as const)
        expect([404, 422]).toContain((await me.refusal(method, path)).status)
      expect([404, 422]).toContain((await me.refusal('PATCH', `/attempts/${id}`, { sent_at: 1 })).status)
      expect([404, 422]).toContain((await me.refusal('POST', `/attempts/${id}/finish`, {})).status)
    },
  )

  it("another learner's attempt does not exist, for every request", async () => {
    const other = await school.newcomer()
    const asked = [
      await other.refusal('GET', `/attempts/${running.id}`),
      await other.refusal('GET', `/attempts/${running.id}/review`),
      await other.refusal('PATCH', `/attempts/${running.id}`, { sent_at: 1, position: 2 }),
      await other.refusal('POST', `/attempts/${running.id}/finish`, {}),
    ]
    for (const refusal of asked) expect(refusal).toMatchObject({ status: 404, code: 'not_found' })
    await untouched()
  })

  it('every request without a token is refused', async () => {
    for (const path of ['/attempts', `/attempts/${running.id}`, `/tests/${school.test()}`])
      expect(await problemOf(await school.api().ask(`/attempts-api${path}`))).toMatchObject({ status: 401 })
  })

  it('a review before the finish is refused with the location of the attempt', async () => {
    expect(await me.refusal('GET', `/attempts/${running.id}/review`)).toMatchObject({
      status: 409,
      code: 'attempt_unfinished',
      location: `/functions/v1/attempts-api/attempts/${running.id}`,
    })
  })

  it('a save after the finish is refused with the location of the result, and changes nothing', async () => {
    const other = await school.newcomer()
    const { attempt_id: id } = await takeTest(other, school.test(), { correct: 20 })
    const before = await rowOf(school.api(), id)
    const body = {
      sent_at: Date.now(),
      position: 9,
      flags: [{ number: 2, flagged: true }],
      responses: await other.answers(id, () => true),
    }
    const answer = await other.send('PATCH', `/attempts/${id}`, body)
    const location = `/functions/v1/attempts-api/attempts/${id}`
    expect(answer.headers.get('Location')).toBe(location)
    expect(await problemOf(answer)).toMatchObject({ status: 409, code: 'attempt_finished', location })
    expect(await rowOf(school.api(), id)).toEqual(before)
  })
})
