import { describe, expect, it } from 'vitest'
import type { WireAnswer } from '../../../functions/_contracts/attempts/answers.ts'
import { calibrationOfLearner } from '../../../functions/_contracts/attempts/confidence.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import type { Confidence } from '../../../functions/_domain/attempts/confidence.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { rowOf, useSchool, type Sitter } from '../../support/school.ts'

describe('how sure a learner is of an answer', () => {
  const school = useSchool()
  const begun = async (mode: 'exam' | 'practice', test_id = school.test()) => {
    const me = await school.newcomer()
    const { id } = await me.start({ test_id, mode, length: 25 })
    await me.sinceMinutes(id, 30)
    return { me, id, answers: await me.answers(id, (number) => number > 5, Date.now() - 60_000) }
  }
  const given = (answer: WireAnswer | null, at: number, confidence?: Confidence) => ({
    number: 1,
    answer,
    at,
    confidence,
  })
  const firstOf = async (me: Sitter, id: string) => (await me.read(id)).responses[0]
  const calibrationFor = async (me: Sitter) => {
    const response = await me.send('GET', '/attempts/calibration?community=harbor')
    return calibrationOfLearner.parse((await response.json()).data)
  }
  /** Sure of the first ten, of which five are wrong; the next ten are guessed right. */
  const said = (answers: Awaited<ReturnType<Sitter['answers']>>) =>
    answers.map((answer) => ({
      ...answer,
      ...(answer.number <= 20 && { confidence: answer.number <= 10 ? ('sure' as const) : ('guess' as const) }),
    }))

  it('is saved with the answer, read again, and a repeat changes nothing', async () => {
    const { me, id, answers } = await begun('exam')
    const body = { sent_at: Date.now(), responses: said(answers) }
    expect(await me.save(id, body)).toMatchObject({ revision: 1, answered: 25 })
    const before = await rowOf(school.api(), id)
    expect(await me.save(id, body)).toMatchObject({ revision: 1 })
    expect(await rowOf(school.api(), id)).toEqual(before)
    const { responses } = await me.read(id)
    expect([0, 10, 20].map((index) => responses[index]?.confidence)).toEqual(['sure', 'guess', undefined])
    expect(responses[20]).not.toHaveProperty('confidence')
  })

  it('in an exam it goes with its answer, and may be said anew or taken back', async () => {
    const { me, id, answers } = await begun('exam')
    const [other] = await me.answers(id, () => true)
    const now = Date.now()
    const answer = answers[0]?.answer ?? null
    await me.save(id, { responses: [given(answer, now - 9000, 'sure')] })
    await me.save(id, { responses: [given(answer, now - 8000, 'think')] })
    expect(await firstOf(me, id)).toMatchObject({ answer, confidence: 'think' })
    await me.save(id, { responses: [given(answer, now - 8500, 'guess')] })
    expect(await firstOf(me, id)).toMatchObject({ confidence: 'think' })
    await me.save(id, { responses: [given(other?.answer ?? null, now - 7000)] })
    expect(await firstOf(me, id)).not.toHaveProperty('confidence')
    await me.save(id, { responses: [given(null, now - 6000, 'sure')] })
    expect(await firstOf(me, id)).not.toHaveProperty('confidence')
  })

  it('in practice it is final with its answer', async () => {
    const { me, id, answers } = await begun('practice')
    const now = Date.now()
    const answer = answers[0]?.answer ?? null
    await me.save(id, { responses: [given(answer, now - 9000, 'guess')] })
    for (const confidence of ['sure', undefined] as const)
      await me.save(id, { responses: [given(answer, now - 8000, confidence)] })
    expect(await firstOf(me, id)).toMatchObject({ answer, confidence: 'guess' })
  })

  it('of a late answer is not kept', async () => {
    const { me, id, answers } = await begun('exam')
    await school.sql()`update attempts set deadline = now() - interval '10 minutes' where id = ${id}`
    await me.send('PATCH', `/attempts/${id}`, { sent_at: Date.now(), responses: said(answers) })
    const { responses } = await me.read(id)
    expect(responses.length).toBe(25)
    expect(responses.every((it) => it.late && it.confidence === undefined)).toBe(true)
  })

  it('changes no score and no XP', async () => {
    const results = await Promise.all(
      [false, true].map(async (says) => {
        const { me, id, answers } = await begun('exam')
        return me.finish(id, { sent_at: Date.now(), responses: says ? said(answers) : answers })
      }),
    )
    const [without, withIt] = results.map(({ percent, points, counts, progress }) => ({
      ...{ percent, points, counts },
      xp: progress?.xp,
    }))
    expect(withIt).toEqual(without)
    expect(results.map(({ confidence }) => confidence !== null)).toEqual([false, true])
  })

  it.each(['exam', 'practice'] as const)('the result and the review of an %s say what became of it', async (mode) => {
    const { me, id, answers } = await begun(mode)
    const result = await me.finish(id, { sent_at: Date.now(), responses: said(answers) })
    const confidence = { sure: { said: 10, right: 5 }, think: { said: 0, right: 0 }, guess: { said: 10, right: 10 } }
    expect(result).toMatchObject({ confidence })
    expect((await me.read(id)).result).toMatchObject({ confidence })
    const { questions } = await me.review(id)
    const wrong = questions.filter((it) => it.confidence === 'sure' && it.verdict !== 'correct')
    expect(wrong.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })

  it('tells nothing before the review can be read', async () => {
    const test_id = await publishBank(school.sql(), { community: school.harbor(), questions: 25 })
    const later = new Date(Date.now() + 86_400_000)
    await school.sql()`update tests set feedback = 'after_date', feedback_from = ${later} where id = ${test_id}`
    const { me, id, answers } = await begun('exam', test_id)
    expect(await me.finish(id, { sent_at: Date.now(), responses: said(answers) })).toMatchObject({ confidence: null })
    expect(await calibrationFor(me)).toMatchObject({ attempts: 0, calibration: { sure: { said: 0 } } })
    await school.sql()`update tests set feedback_from = now() - interval '1 minute' where id = ${test_id}`
    expect((await me.read(id)).result?.confidence).toMatchObject({ sure: { said: 10, right: 5 } })
    expect(await calibrationFor(me)).toMatchObject({ attempts: 1 })
  })

  it("the learner's own figures add up over their attempts of a community, and leave out hurried and unfinished ones", async () => {
    const { me, id, answers } = await begun('exam')
    expect(await calibrationFor(me)).toEqual({
      attempts: 0,
      calibration: { sure: { said: 0, right: 0 }, think: { said: 0, right: 0 }, guess: { said: 0, right: 0 } },
    })
    await me.save(id, { responses: said(answers) })
    expect(await calibrationFor(me)).toMatchObject({ attempts: 0 })
    await me.finish(id)
    const again = async (minutes: number, isSaid: boolean) => {
      const { id } = await me.start({ test_id: school.test(), mode: 'practice', length: 25 })
      await me.sinceMinutes(id, minutes)
      const answers = await me.answers(id, () => true)
      await me.finish(id, { sent_at: Date.now(), responses: isSaid ? said(answers) : answers })
    }
    await again(30, true)
    await again(30, false)
    await again(0, true)
    expect(await calibrationFor(me)).toEqual({
      attempts: 2,
      calibration: { sure: { said: 20, right: 15 }, think: { said: 0, right: 0 }, guess: { said: 20, right: 20 } },
    })
    expect(await calibrationFor(await school.newcomer())).toMatchObject({ attempts: 0 })
  })

  it('a confidence that is not known is refused by name, and nothing is saved', async () => {
    const { me, id, answers } = await begun('exam')
    const responses = answers.map((answer) => ({ ...answer, confidence: answer.number === 3 ? 'certain' : 'sure' }))
    expect(await me.refusal('PATCH', `/attempts/${id}`, { sent_at: Date.now(), responses })).toMatchObject({
      status: 422,
      code: 'validation_failed',
      errors: [{ path: 'body.responses[2].confidence' }],
    })
    expect(await rowOf(school.api(), id)).toMatchObject({ revision: 0, responses: [] })
  })

  it('is in the export of their data', async () => {
    const { me, id, answers } = await begun('exam')
    await me.finish(id, { sent_at: Date.now(), responses: said(answers) })
    const response = await school.api().ask('/gamification-api/profile/export', me.person)
    const { attempts } = exported.parse(await response.json())
    expect(attempts[0]?.answers.slice(9, 11).map(({ confidence }) => confidence)).toEqual(['sure', 'guess'])
    expect(attempts[0]?.answers[20]?.confidence).toBeNull()
  })
})
