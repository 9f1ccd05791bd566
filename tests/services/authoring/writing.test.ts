import { beforeAll, describe, expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import { useMember } from '../../support/bank-files.ts'
import { problemOf } from '../../support/problem.ts'
import { sitter } from '../../support/sitter.ts'
import { finishedQuestion, testAuthor } from '../../support/test-author.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')
const student = useMember(api, 'student')
let me: ReturnType<typeof testAuthor>
beforeAll(() => {
  me = testAuthor(api(), instructor())
})

describe('a test from nothing', () => {
  it('an instructor writes a short test, publishes it, and a student takes it', async () => {
    const test = await me.create({ title: 'Counting, by hand' })
    expect(test).toMatchObject({ slug: 'counting-by-hand', status: 'draft', version: null, questions: 0 })
    for (let number = 0; number < 6; number++) await me.add(test.id, finishedQuestion(number))
    const draft = await me.draft(test.id)
    expect(draft.questions.map(({ number, change }) => [number, change])).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => [number, 'added']),
    )
    expect(draft.publishing).toMatchObject({ problems: [], is_short: true, lengths: { exam: [5], practice: [5] } })

    expect(await problemOf(await me.publish(test.id))).toMatchObject({ code: 'too_few_questions' })
    expect(await me.published(test.id, { short: true })).toMatchObject({ version: 1, is_new_version: true })
    expect(await me.read(test.id)).toMatchObject({ status: 'live', version: 1, questions: 6, draft: null })

    const learner = sitter(api(), student())
    const attempt = await learner.start({ test_id: test.id, mode: 'exam', length: 5 })
    expect(attempt.questions).toHaveLength(5)
    const { percent } = await learner.finish(attempt.id, {
      sent_at: Date.now(),
      responses: await learner.answers(attempt.id, () => true),
    })
    expect(percent).toBe(100)
  })

  it('all that keeps a test from going live is said at once', async () => {
    const test = await me.written(24)
    const { question } = await me.add(test.id, { kind: 'single_choice', prompt: 'Which?', options: ['one'] })
    const refused = await problemOf(await me.publish(test.id))
    expect(refused).toMatchObject({ code: 'not_ready' })
    expect(refused.errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'questions[24].topic',
        'questions[24].explanation',
        'questions[24].options',
        'questions[24].answer',
      ]),
    )
    expect(question.problems.length).toBeGreaterThan(3)
    expect((await me.read(test.id)).draft).toMatchObject({ questions: 25, problems: 1 })
  })

  it('students can neither see nor write a working copy, and strangers find no test', async () => {
    const test = await me.written(1)
    const pupil = testAuthor(api(), student())
    expect(await pupil.refusal('GET', `/tests/${test.id}/draft`)).toMatchObject({ status: 404 })
    expect(
      await pupil.refusal('POST', '/tests', {
        community: 'harbor',
        title: 'Mine',
        category: 'network',
        difficulty: 'easy',
      }),
    ).toMatchObject({ status: 403 })
    const live = await me.live(5)
    expect(await pupil.refusal('POST', `/tests/${live.id}/draft/questions`, { content: {} })).toMatchObject({
      status: 403,
    })
  })
})
