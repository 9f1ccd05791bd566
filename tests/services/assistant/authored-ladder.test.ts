import { describe, expect, it } from 'vitest'
import { RUNGS } from '../../../functions/_domain/assistant/ladder.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { helped } from '../../support/helped.ts'
import { seated } from '../../support/sitter.ts'
import { useSchool } from '../../support/school.ts'

const EFFORTS = [
  'I would say it is the first one.',
  'The evidence is on layer two, not three.',
  'A frame arrived, so the wire works.',
  'Because a switch learns from frames it got.',
  'There is no address, so layer three is open.',
]

describe('the ladder without a model', () => {
  const school = useSchool()
  const practice = async () => {
    const me = await school.newcomer()
    const attempt = await me.start({ test_id: school.test(), mode: 'practice', length: 25 })
    return { me, attempt, help: helped(school.api(), me.person) }
  }

  it('climbs from nudge to reveal with what the authors wrote, and says so', async () => {
    const { attempt, help } = await practice()
    const { questions } = await seated(school.api(), attempt.id)
    const [first] = questions
    expect(await help.ladder(attempt.id, 1)).toMatchObject({
      rung: null,
      next: 'nudge',
      wants: 'try_or_words',
      source: 'author',
      message: expect.stringContaining('no assistant here'),
      read_by: { instructors: true, names: true },
      steps: [],
    })
    for (const [n, step] of RUNGS.entries()) {
      const answer = await help.step(attempt.id, 1, { words: EFFORTS[n] })
      expect(answer).toMatchObject({
        step,
        source: 'author',
        why: step === 'reveal' ? 'reveal' : 'no_model',
        model: '',
      })
      expect(answer.author).not.toBe('')
      expect(answer.end).toMatchObject({ complete: true, reason: 'done' })
      expect(answer.author.includes(first?.question.explanation ?? '')).toBe(step === 'reveal')
    }
    const ladder = await help.ladder(attempt.id, 1)
    expect(ladder).toMatchObject({ rung: 'reveal', next: null })
    expect(ladder.steps.map(({ step, words }) => [step, words])).toEqual(RUNGS.map((step, n) => [step, EFFORTS[n]]))
    expect(await help.refusal(attempt.id, 1, { words: 'And what else could I know?' })).toMatchObject({
      status: 409,
      code: 'no_more_help',
    })
    // Another question has a ladder of its own.
    expect((await help.ladder(attempt.id, 2)).rung).toBeNull()
  })

  it('wants an answer not tried yet, or a sentence not written yet', async () => {
    const { attempt, help } = await practice()
    const number =
      attempt.questions.findIndex(({ kind, options }) => kind === 'single_choice' && options?.length === 4) + 1
    const tried = (choice: number) => ({ tried: { kind: 'single_choice', choice } })
    const refusal = async (request: object) => (await help.refusal(attempt.id, number, request)).code
    expect(await refusal({})).toBe('effort_missing')
    expect(await refusal({ words: 'dunno' })).toBe('effort_missing')
    expect((await help.step(attempt.id, number, tried(0))).step).toBe('nudge')
    expect(await refusal(tried(0))).toBe('effort_missing')
    expect((await help.step(attempt.id, number, tried(1))).step).toBe('concept')
    expect((await help.step(attempt.id, number, { words: EFFORTS[0] })).step).toBe('analogue')
    expect(await refusal({ words: EFFORTS[0]?.toUpperCase() })).toBe('effort_missing')
    // The rung that checks reasoning needs some.
    expect((await help.ladder(attempt.id, number)).wants).toBe('words')
    expect(await refusal(tried(2))).toBe('effort_missing')
    expect((await help.step(attempt.id, number, { ...tried(2), words: EFFORTS[1] })).step).toBe('check')
    const { steps } = await help.ladder(attempt.id, number)
    expect(steps.map((step) => step.tried)).toEqual([tried(0).tried, tried(1).tried, null, tried(2).tried])
  })

  it('explains the learner’s own option once they answered, and follows up a few times', async () => {
    const { me, attempt, help } = await practice()
    const [answer] = await me.answers(attempt.id, () => false)
    await me.save(attempt.id, { responses: [answer] })
    const { questions } = await seated(school.api(), attempt.id)
    expect(await help.ladder(attempt.id, 1)).toMatchObject({ next: 'explain', wants: 'nothing' })
    const explained = await help.step(attempt.id, 1)
    expect(explained.step).toBe('explain')
    expect(explained.author).toMatch(/^You answered: .+\.\n\nRight: /)
    expect(explained.author).toContain(questions[0]?.question.explanation)
    expect((await help.refusal(attempt.id, 1)).code).toBe('effort_missing')
    expect((await help.step(attempt.id, 1, { words: 'But why not the other one?' })).step).toBe('explain')
  })

  it('takes a question of the same topic that was answered as the worked example', async () => {
    const { me, attempt, help } = await practice()
    const topics = attempt.questions.map(({ topic }) => topic)
    const number = topics.findIndex((topic, index) => topics.lastIndexOf(topic) > index) + 1
    const other = topics.lastIndexOf(topics[number - 1] ?? '') + 1
    const answers = await me.answers(attempt.id, () => true)
    await me.save(attempt.id, { responses: [answers[other - 1]] })
    for (const words of EFFORTS.slice(0, 2)) await help.step(attempt.id, number, { words })
    const analogue = await help.step(attempt.id, number, { words: EFFORTS[2] })
    expect(analogue).toMatchObject({ step: 'analogue', from: 'answered_question' })
    const { questions } = await seated(school.api(), attempt.id)
    expect(analogue.author).toContain(questions[other - 1]?.question.explanation)
  })

  it('helps in the review of a finished attempt, whether or not the question was answered', async () => {
    const { me, attempt, help } = await practice()
    await me.finish(attempt.id)
    expect((await help.step(attempt.id, 3)).step).toBe('explain')
  })

  it('is that of one learner: for others the attempt is not there', async () => {
    const { attempt } = await practice()
    const other = await school.newcomer()
    expect((await helped(school.api(), other.person).refusal(attempt.id, 1, { words: EFFORTS[0] })).status).toBe(404)
    const teacher = await createPerson(school.sql(), 'Ivo')
    await addMember(school.sql(), school.harbor(), teacher, 'instructor')
    expect((await helped(school.api(), teacher).ladderRefusal(attempt.id, 1)).status).toBe(404)
  })

  it('refuses what is no question, no answer or no text', async () => {
    const { attempt, help } = await practice()
    expect((await help.refusal(attempt.id, 26, { words: EFFORTS[0] })).code).toBe('not_found')
    expect((await help.refusal(attempt.id, 101, { words: EFFORTS[0] })).code).toBe('validation_failed')
    expect((await help.refusal(attempt.id, 1, { words: 'x'.repeat(2001) })).code).toBe('validation_failed')
    expect((await help.refusal(attempt.id, 1, { words: 'nothing\0 to see here' })).code).toBe('validation_failed')
    const number = attempt.questions.findIndex(({ kind }) => kind === 'single_choice') + 1
    expect((await help.refusal(attempt.id, number, { tried: { kind: 'numeric', value: 3 } })).code).toBe(
      'response_invalid',
    )
  })

  it('a repeat with the same key gets the same step', async () => {
    const { attempt, help } = await practice()
    const request = { words: EFFORTS[0], key: 'once' }
    const [first, again] = [await help.step(attempt.id, 1, request), await help.step(attempt.id, 1, request)]
    expect(again).toEqual({ ...first, replayed: true })
    expect((await help.ladder(attempt.id, 1)).steps).toHaveLength(1)
    expect((await help.refusal(attempt.id, 2, request)).code).toBe('conflict')
    expect((await help.refusal(attempt.id, 1, { ...request, words: EFFORTS[1] })).code).toBe('conflict')
    // Of two at the same time, one takes the step.
    const both = await Promise.all([0, 1].map(() => help.step(attempt.id, 1, { words: EFFORTS[2], key: 'twice' })))
    expect(both.map(({ step }) => step)).toEqual(['concept', 'concept'])
    expect(both.filter(({ replayed }) => replayed)).toHaveLength(1)
  })
})
