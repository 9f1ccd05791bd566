import { beforeAll, describe, expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import { useMember } from '../../support/bank-files.ts'
import { sitter } from '../../support/sitter.ts'
import { finishedQuestion, testAuthor } from '../../support/test-author.ts'

const clock = { now: Date.now() }
const api = useApi({ now: () => clock.now })
const instructor = useMember(api, 'instructor')
const student = useMember(api, 'student')
let me: ReturnType<typeof testAuthor>
beforeAll(() => {
  me = testAuthor(api(), instructor())
})

const learner = () => sitter(api(), student())

/** A live test with these settings; its last questions are for exams alone. */
async function test(questions: number, examPool: number, settings: object = {}) {
  const test = await me.written(questions)
  const { questions: all } = await me.draft(test.id)
  const reserved = all.slice(questions - examPool).map(({ id }) => id)
  if (examPool > 0) await me.bulk(test.id, reserved, { action: 'set', pool: 'exam' })
  if (Object.keys(settings).length > 0) await me.settings(test.id, settings)
  const published = await me.published(test.id, { short: questions < 25 })
  return { id: test.id, published }
}

const prompts = async (attempt: { questions: { prompt: string }[] }) => attempt.questions.map(({ prompt }) => prompt)
const isReserved = (prompt: string) => Number(/\d+/.exec(prompt)?.[0]) >= 5

describe('an exam pool', () => {
  it('practice never asks a reserved question, and an exam asks those first', async () => {
    const { id, published } = await test(10, 5)
    expect(published).toMatchObject({ lengths: { exam: [5, 10], practice: [5] } })
    const practice = await learner().start({ test_id: id, mode: 'practice', length: 5 })
    const exam = await learner().start({ test_id: id, mode: 'exam', length: 5, restart: true })
    expect((await prompts(practice)).some(isReserved)).toBe(false)
    expect((await prompts(exam)).every(isReserved)).toBe(true)
    expect(
      await learner().refusal('POST', '/attempts', { test_id: id, mode: 'practice', length: 10, restart: true }),
    ).toMatchObject({ code: 'length_unavailable' })
    const shown = await (await learner().send('GET', `/tests/${id}`)).json()
    expect(shown.data).toMatchObject({ questions: 10, exam_pool: 5, lengths: { exam: [5, 10], practice: [5] } })
  })

  it('a test for exams only offers no practice', async () => {
    const { id } = await test(5, 0, { practice: false })
    expect(await learner().refusal('POST', '/attempts', { test_id: id, mode: 'practice', length: 5 })).toMatchObject({
      code: 'length_unavailable',
    })
  })

  it('a gate that asks for a test is warned about while practice shows its questions', async () => {
    const { sql } = api().database
    const [course] = await sql<{ slug: string }[]>`
      select courses.slug from courses join communities on communities.id = community_id
      where communities.slug = 'harbor' and courses.status = 'live' limit 1
    `
    const gate = await api().ask('/milestone-validation-api/milestones', instructor(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        community: 'harbor',
        course: course?.slug,
        title: 'Prove it',
        type: 'knowledge_check',
        validation: 'auto',
        validation_criteria: {
          event: 'test_completed',
          where: { mode: 'exam', category: 'proofs', score: { gte: 80 } },
        },
      }),
    })
    const { data } = await gate.json()
    const written = await me.written(10, { category: 'proofs' })
    expect((await me.draft(written.id)).publishing.warnings).toMatchObject([{ code: 'gives_keys_away' }])
    expect((await me.published(written.id, { short: true })).warnings).toHaveLength(1)
    const read = async () =>
      (await (await api().ask(`/milestone-validation-api/milestones/${data.id}`, instructor())).json()).data.warnings
    expect(await read()).toMatchObject([{ path: 'validation_criteria' }])
    const { questions } = await me.draft(written.id)
    await me.bulk(
      written.id,
      questions.slice(5).map(({ id }) => id),
      { action: 'set', pool: 'exam' },
    )
    expect((await me.published(written.id, { short: true })).warnings).toEqual([])
    expect(await read()).toEqual([])
  })
})

describe('what an instructor decides about a test', () => {
  it('practice sends no keys with the attempt where they are shown at the end, and an answer may change until then', async () => {
    const { id } = await test(5, 0, { feedback: 'at_end' })
    const attempt = await learner().start({ test_id: id, mode: 'practice', length: 5 })
    expect(attempt.questions.every(({ revealed }) => revealed === null)).toBe(true)
    const wrong = await learner().answers(attempt.id, () => false, clock.now)
    const right = await learner().answers(attempt.id, () => true, clock.now + 100)
    await learner().save(attempt.id, { sent_at: clock.now, responses: wrong })
    await learner().save(attempt.id, { sent_at: clock.now, responses: right })
    await learner().sinceMinutes(attempt.id, 10)
    expect(await learner().finish(attempt.id)).toMatchObject({ percent: 100 })
    expect((await learner().review(attempt.id)).questions[0]?.revealed).toMatchObject({
      explanation: expect.any(String),
    })
  })

  it('what is right is in no answer before its date, nor in any help, and in the review from then on', async () => {
    const from = clock.now + 60_000
    const { id } = await test(5, 0, { feedback: 'after_date', feedback_from: new Date(from).toISOString() })
    const attempt = await learner().start({ test_id: id, mode: 'practice', length: 5 })
    expect(JSON.stringify(attempt)).not.toContain(finishedQuestion(0).explanation)
    const help = await api().ask(`/assistant-api/attempts/${attempt.id}/questions/1`, student())
    expect(help.status).toBe(409)
    await learner().sinceMinutes(attempt.id, 10)
    const responses = await learner().answers(attempt.id, () => true, clock.now)
    await learner().finish(attempt.id, { sent_at: clock.now, responses })
    expect(await learner().refusal('GET', `/attempts/${attempt.id}/review`)).toMatchObject({ code: 'feedback_later' })
    expect(JSON.stringify(await learner().read(attempt.id))).not.toContain(finishedQuestion(0).explanation)
    clock.now = from + 1
    expect((await learner().review(attempt.id)).questions).toHaveLength(5)
  })

  it('a learner begins as many exams as allowed, however many requests come at once', async () => {
    const { id } = await test(5, 0, { attempts_allowed: 2 })
    const start = () => learner().send('POST', '/attempts', { test_id: id, mode: 'exam', length: 5, restart: true })
    const exams = async () => {
      const [row] = await api().database.sql`select count(*)::int as exams from attempts where test_id = ${id}`
      return row?.exams
    }
    await Promise.all([start(), start(), start(), start()])
    expect([1, 2]).toContain(await exams())
    await Promise.all([start(), start(), start(), start()])
    await start()
    expect((await start()).status).toBe(409)
    expect(await exams()).toBe(2)
    expect(
      (await learner().send('POST', '/attempts', { test_id: id, mode: 'practice', length: 5, restart: true })).status,
    ).toBe(201)
  })

  it('quotas decide how many questions of each topic are asked, and a fixed order is kept', async () => {
    const made = await me.written(24)
    const { questions } = await me.draft(made.id)
    await me.bulk(
      made.id,
      questions.slice(12).map(({ id }) => id),
      { action: 'set', topic: 'Routing' },
    )
    await me.settings(made.id, {
      shuffle: false,
      quotas: [
        { topic: 'Routing', questions: 3 },
        { topic: 'Numbers', questions: 1 },
      ],
    })
    await me.published(made.id, { short: true })
    const attempt = await learner().start({ test_id: made.id, mode: 'exam', length: 20 })
    // Three in four of twenty are more than the topic has: the rest is filled from the others.
    expect(attempt.questions.filter(({ topic }) => topic === 'Routing')).toHaveLength(12)
    const numbers = (await prompts(attempt)).map((prompt) => Number(/\d+/.exec(prompt)?.[0]))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })

  it('settings that do not fit each other are refused', async () => {
    const made = await me.written(5)
    const { settings_revision: revision } = await me.draft(made.id)
    const path = `/tests/${made.id}/draft/settings`
    expect(await me.refusal('PATCH', path, { revision, settings: { feedback: 'after_date' } })).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'body.settings.feedback_from' }],
    })
    expect(await me.refusal('PATCH', path, { revision: revision + 9, settings: { title: 'Mine' } })).toMatchObject({
      code: 'conflict',
      yours: { title: 'Mine' },
      stored: { title: 'Numbers' },
    })
  })
})
