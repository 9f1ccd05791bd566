import { beforeAll, describe, expect, it } from 'vitest'
import type { WireAnswer } from '../../../functions/_contracts/attempts/answers.ts'
import { QUESTION_KINDS } from '../../../functions/_domain/attempts/kinds/kinds.ts'
import type { Answer } from '../../../functions/_domain/attempts/kinds/rules.ts'
import { publishEveryKind } from '../../support/every-kind.ts'
import { eventOf, rowOf, useSchool, type Sitter } from '../../support/school.ts'
import { seated } from '../../support/sitter.ts'

const school = useSchool()
let me: Sitter
let test_id: string
beforeAll(async () => {
  me = await school.newcomer()
  test_id = await publishEveryKind(school.sql(), school.harbor())
})

describe('an exam with questions of every kind', () => {
  const seen: string[] = []
  /** What the learner typed, right or with a slip. */
  const typed = new Set<string>()
  let id: string
  const send: Sitter['send'] = async (...request) => {
    const answer = await me.send(...request)
    seen.push(await answer.clone().text())
    return answer
  }

  beforeAll(async () => {
    const started = await send('POST', '/attempts', { test_id, mode: 'exam', length: 25, restart: true })
    id = (await started.json()).data.id
    const [right, wrong] = await Promise.all([true, false].map((right) => me.answers(id, () => right)))
    for (const text of JSON.stringify([right, wrong]).matchAll(/"(?:text|gaps)":("[^"]*"|\[[^\]]*\])/g))
      for (const [own] of text[1]?.matchAll(/"[^"]*"/g) ?? []) typed.add(own)
    for (const responses of [wrong, right]) await send('PATCH', `/attempts/${id}`, { sent_at: Date.now(), responses })
    await send('GET', `/attempts/${id}`)
  })

  it('sends nothing of what is right', async () => {
    const { questions } = await me.read(id)
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS))
    // Typed answers of their own come back to learners: all else that is secret does not.
    const asked = [...typed].reduce((text, own) => text.replaceAll(own, '""'), seen.join('\n'))
    expect(asked).not.toMatch(/secret/i)
    expect(seen[0]).not.toMatch(/secret|424242|535353|646464/i)
    expect(asked).not.toMatch(
      /"(right|accepted|tolerance|explanation|tip|verdict|credit|model|partial|option_notes|key)":/,
    )
  })

  it('says of which choices each right one counts, before they are made', async () => {
    const { questions } = await me.read(id)
    const told = questions.filter(({ each_counts }) => each_counts).map(({ kind }) => kind)
    expect(new Set(told)).toEqual(new Set(['multiple_choice']))
  })

  it('shows no order and no pairs as they are right', async () => {
    const rights: Answer[] = []
    for (let round = 0; round < 10; round++) {
      const { id } = await me.start({ test_id, mode: 'exam', length: 25, restart: true })
      rights.push(...(await seated(school.api(), id)).questions.map(({ right }) => right))
    }
    const orders = rights.flatMap((right) => (right.kind === 'ordering' ? [right.order.join('')] : []))
    const pairs = rights.flatMap((right) => (right.kind === 'matching' ? [right.pairs.join('')] : []))
    expect([orders.length, pairs.length]).toEqual([20, 20])
    expect(orders).not.toContain('0123')
    expect(pairs).not.toContain('012')
  })

  it('is stored in an order that tells nothing of what is right', async () => {
    const rows = await school.sql()<{ kind: string; options: string[]; parts: { gaps: string[][] } | null }[]>`
      select kind, to_json(options) as options, parts
      from questions
      where test_id = ${test_id} and kind in ('matching', 'ordering', 'cloze')
    `
    for (const { options, parts } of rows)
      for (const texts of [options ?? [], ...(parts?.gaps ?? [])].filter((it) => it !== null))
        expect(texts).toEqual(texts.toSorted((a, b) => (a < b ? -1 : 1)))
  })

  it('takes an answer of every kind, and says which does not fit', async () => {
    const { id } = await me.start({ test_id, mode: 'exam', length: 25, restart: true })
    const { questions } = await me.read(id)
    const number = (kind: string) => questions.find((question) => question.kind === kind)?.number ?? 0
    const bad: [number: number, answer: WireAnswer][] = [
      [number('matching'), { kind: 'matching', pairs: [0, 1] }],
      [number('ordering'), { kind: 'ordering', order: [0, 1] }],
      [number('categorizing'), { kind: 'categorizing', categories: [0, 1, 5, 0] }],
      [number('cloze'), { kind: 'cloze', gaps: ['up', null, null] }],
      [number('hotspot'), { kind: 'hotspot', choices: [3] }],
      [number('case'), { kind: 'case', parts: [null, { kind: 'true_false', truth: true }, null, null] }],
    ]
    const responses = bad.map(([number, answer]) => ({ number, answer, at: Date.now() }))
    const refused = await me.refusal('PATCH', `/attempts/${id}`, { sent_at: Date.now(), responses })
    expect(refused).toMatchObject({ status: 422, code: 'response_invalid' })
    expect(refused.errors).toHaveLength(bad.length)
    for (const answer of [
      { kind: 'ordering', order: [0, 0, 1, 2] },
      { kind: 'matching', pairs: [null, null, null] },
      { kind: 'essay', text: ' ' },
      { kind: 'essay', text: 'x'.repeat(5001) },
      { kind: 'cloze', gaps: [''] },
      { kind: 'case', parts: [{ kind: 'case', parts: [] }, null] },
    ])
      expect(
        await me.refusal('PATCH', `/attempts/${id}`, { sent_at: 1, responses: [{ number: 1, answer, at: 1 }] }),
      ).toMatchObject({ status: 422 })
  })
})

describe('a finished exam', () => {
  it('gives credit for parts, leaves unread essays out of its score, and takes no learner’s word for them', async () => {
    const { id } = await me.start({ test_id, mode: 'exam', length: 25, restart: true })
    await me.sinceMinutes(id, 10)
    const { questions } = await seated(school.api(), id)
    const responses = questions.map(({ right }, index) => ({
      number: index + 1,
      at: Date.now(),
      answer:
        right.kind === 'ordering'
          ? { ...right, order: [...right.order.slice(0, 2), right.order[3] ?? 0, right.order[2] ?? 0] }
          : right,
    }))
    const result = await me.finish(id, { sent_at: Date.now(), responses })
    const [essays, orders] = (['essay', 'ordering'] as const).map(
      (kind) => questions.filter(({ question }) => question.kind === kind).length,
    )
    if (!essays || !orders) throw new Error('The test has no essay or no order.')
    const [graded, points] = [25 - essays, 25 - essays - orders / 2]
    expect(result).toMatchObject({
      correct: 25 - essays - orders,
      points,
      unread: essays,
      perfect: false,
      counts: true,
    })
    expect(result.percent).toBe(Math.round((10_000 * points) / graded) / 100)
    expect(await rowOf(school.api(), id)).toMatchObject({ points: points.toFixed(4), unread: essays })
    expect(await eventOf(school.api(), id)).toMatchObject({
      metrics: { score: result.percent, correct: 25 - essays - orders },
    })
    const review = await me.review(id)
    const verdicts = (kind: string) =>
      new Set(review.questions.filter((it) => it.kind === kind).map(({ verdict, credit }) => `${verdict} ${credit}`))
    expect(verdicts('essay')).toEqual(new Set(['unread null']))
    expect(verdicts('ordering')).toEqual(new Set(['partly 0.5']))
    expect(verdicts('case')).toEqual(new Set(['correct 1']))
    for (const { answer } of review.questions) if (answer?.kind === 'essay') expect(answer.self).toBeUndefined()
    expect(review.questions.every(({ revealed, kind }) => revealed.right.kind === kind)).toBe(true)
    expect(await me.finish(id)).toMatchObject({ ...result, replayed: true })
  })

  it('says the notes on the options in the order in which they were shown', async () => {
    const { id } = await me.start({ test_id, mode: 'exam', length: 25, restart: true })
    await me.finish(id)
    const noted = (await me.review(id)).questions.filter(({ kind, options }) => options && kind !== 'hotspot')
    expect(noted.length).toBeGreaterThan(5)
    expect(noted.map(({ revealed }) => revealed.option_notes)).toEqual(
      noted.map(({ options }) => options?.map((option) => `Secret note on ${option}`)),
    )
  })
})

describe('practice', () => {
  it('comes with the notes and the model, and lets learners check their own essay, once', async () => {
    const { id, questions } = await me.start({ test_id, mode: 'practice', length: 25, restart: true })
    const essay = questions.find(({ kind }) => kind === 'essay')
    expect(essay?.revealed?.right).toMatchObject({ kind: 'essay', points: ['secret point'] })
    const number = essay?.number ?? 0
    const say = async (answer: WireAnswer) => {
      await me.save(id, { responses: [{ number, answer, at: Date.now() }] })
      return (await me.read(id)).responses.find((it) => it.number === number)?.answer
    }
    expect(await say({ kind: 'essay', text: 'Mine.' })).toEqual({ kind: 'essay', text: 'Mine.' })
    expect(await say({ kind: 'essay', text: 'Another.', self: 1 })).toEqual({ kind: 'essay', text: 'Mine.' })
    expect(await say({ kind: 'essay', text: 'Mine.', self: 0.5 })).toEqual({ kind: 'essay', text: 'Mine.', self: 0.5 })
    expect(await say({ kind: 'essay', text: 'Mine.', self: 1 })).toEqual({ kind: 'essay', text: 'Mine.', self: 0.5 })
    await me.sinceMinutes(id, 10)
    expect(await me.finish(id)).toMatchObject({ correct: 0, points: 0.5, unread: 0, percent: 2 })
    const reviewed = (await me.review(id)).questions.find((it) => it.number === number)
    expect(reviewed).toMatchObject({ verdict: 'partly', credit: 0.5 })
  })
})
