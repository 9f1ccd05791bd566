import { beforeAll, describe, expect, it } from 'vitest'
import { deepEqual } from '../../../functions/_domain/deep-equal.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { rowOf, useSchool, type Sitter } from '../../support/school.ts'

const twenty = <T>(work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: 20 }, (_, n) => work(n)))

describe('starting a test', () => {
  const school = useSchool()
  // Without quotas an attempt asks the first of the bank.
  beforeAll(() => school.sql()`update tests set quotas = null where id = ${school.test()}`)
  const exam = (length = 25) => ({ test_id: school.test(), mode: 'exam', length })
  const attemptsOf = async ({ person }: Sitter) => {
    const rows = await school.sql()<{ id: string; status: string }[]>`
      select id, status from attempts where user_id = ${person}
    `
    return { all: rows.length, running: rows.filter(({ status }) => status === 'in_progress').map(({ id }) => id) }
  }

  it.each([
    { mode: 'practice', length: 25, asks: [1, 25] },
    { mode: 'practice', length: 50, asks: [1, 50] },
    { mode: 'practice', length: 75, asks: [1, 75] },
    { mode: 'practice', length: 100, asks: [1, 100] },
    { mode: 'exam', length: 25, asks: [101, 125] },
    { mode: 'exam', length: 50, asks: [101, 150] },
    { mode: 'exam', length: 100, asks: [1, 50, 101, 150] },
  ])(
    'an attempt in mode $mode of $length questions asks those of $asks, each once, shuffled',
    async ({ mode, length, asks: [first = 0, last = 0, poolFirst = 1, poolLast = 0] }) => {
      const { id, questions } = await (await school.newcomer()).start({ ...exam(length), mode })
      expect(questions).toHaveLength(length)
      const order: number[] = (await rowOf(school.api(), id)).question_order
      const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
      const bankOrder = [...upTo(first, last), ...upTo(poolFirst, poolLast)]
      expect(order.toSorted((a, b) => a - b)).toEqual(bankOrder)
      expect(order).not.toEqual(bankOrder)
    },
  )

  it('a start shuffles the options of each question, unless its order is fixed', async () => {
    const { id, questions } = await (await school.newcomer()).start(exam(100))
    const bank = await school.sql()<{ prompt: string; options: string[] | null; fixed_order: boolean }[]>`
      select prompt, options, fixed_order from questions where test_id = ${school.test()}
    `
    const byPrompt = new Map(bank.map((question) => [question.prompt, question]))
    const chosen = questions.filter(({ options }) => options !== null)
    for (const { prompt, options } of chosen)
      expect(options?.toSorted()).toEqual(byPrompt.get(prompt)?.options?.toSorted())
    const [fixed, free] = [true, false].map((fixed) =>
      chosen.filter(({ prompt }) => byPrompt.get(prompt)?.fixed_order === fixed),
    )
    for (const { prompt, options } of fixed ?? []) expect(options).toEqual(byPrompt.get(prompt)?.options)
    const moved = free?.filter(({ prompt, options }) => !deepEqual(options, byPrompt.get(prompt)?.options))
    expect(fixed?.length).toBeGreaterThan(5)
    expect(moved?.length).toBeGreaterThan((free?.length ?? 0) / 2)
    expect(await (await school.newcomer()).refusal('GET', `/attempts/${id}`)).toMatchObject({ status: 404 })
  })

  it('a length above the size of the bank is not offered, and is refused with nothing written', async () => {
    const me = await school.newcomer()
    const test_id = await publishBank(school.sql(), { community: school.harbor(), questions: 60 })
    const { data } = await (await me.send('GET', `/tests/${test_id}`)).json()
    expect(data.lengths).toEqual({ exam: [25, 50], practice: [25, 50] })
    expect(await me.refusal('POST', '/attempts', { test_id, mode: 'exam', length: 75 })).toMatchObject({
      status: 422,
      code: 'length_unavailable',
      detail: expect.stringContaining('25, 50'),
    })
    expect(await attemptsOf(me)).toEqual({ all: 0, running: [] })
    expect((await me.start({ test_id, mode: 'exam', length: 50 })).questions).toHaveLength(50)
  })

  it('a second start resumes the unfinished attempt, in the mode and length of the first', async () => {
    const me = await school.newcomer()
    const first = await me.start(exam())
    await me.save(first.id, { position: 7, flags: [{ number: 3, flagged: true }] })
    const again = await me.send('POST', '/attempts', { ...exam(100), mode: 'practice' })
    expect(again.status).toBe(200)
    const { data } = await again.json()
    expect(data).toMatchObject({ id: first.id, mode: 'exam', length: 25, position: 7, flags: [3] })
    expect(data.questions).toEqual(first.questions)
    expect(await attemptsOf(me)).toEqual({ all: 1, running: [first.id] })
  })

  it('starting over abandons the unfinished attempt, which then takes no answer and no finish and has no review', async () => {
    const me = await school.newcomer()
    const first = await me.start(exam())
    const second = await me.start({ ...exam(50), mode: 'practice', restart: true })
    expect(second).toMatchObject({ mode: 'practice', length: 50, status: 'in_progress' })
    expect(await attemptsOf(me)).toEqual({ all: 2, running: [second.id] })
    const refused = { status: 409, code: 'attempt_abandoned' }
    expect(await me.refusal('PATCH', `/attempts/${first.id}`, { sent_at: 0, position: 2 })).toMatchObject(refused)
    expect(await me.refusal('POST', `/attempts/${first.id}/finish`, {})).toMatchObject(refused)
    expect(await me.refusal('GET', `/attempts/${first.id}/review`)).toMatchObject(refused)
    expect(await me.read(first.id)).toMatchObject({ status: 'abandoned', result: null, position: 1 })
  })

  it('twenty starts at once start one attempt', async () => {
    const me = await school.newcomer()
    const started = await twenty(() => me.send('POST', '/attempts', exam()))
    const ids = new Set(await Promise.all(started.map(async (answer) => (await answer.json()).data.id)))
    expect(ids.size).toBe(1)
    expect(started.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(await attemptsOf(me)).toEqual({ all: 1, running: [...ids] })
  })

  it('starting over twenty times at once leaves exactly one unfinished attempt, and every request is answered with a started one', async () => {
    const me = await school.newcomer()
    await me.start(exam())
    const started = await twenty((n) => me.start({ ...exam(n % 2 ? 25 : 50), restart: true }))
    const { running } = await attemptsOf(me)
    expect(running).toHaveLength(1)
    expect(started.map(({ id }) => id)).toContain(running[0])
  })

  it('starts with the same Idempotency-Key answer with the same attempt, also when each starts over', async () => {
    const me = await school.newcomer()
    const key = { 'Idempotency-Key': 'the start of a long evening' }
    await me.start(exam())
    const first = await me.start({ ...exam(), restart: true }, key)
    const again = await me.start({ ...exam(), restart: true }, key)
    expect(again.id).toBe(first.id)
    expect(again.questions).toEqual(first.questions)
    expect(await attemptsOf(me)).toEqual({ all: 2, running: [first.id] })
    // The same key of another learner is another key.
    expect((await (await school.newcomer()).start(exam(), key)).id).not.toBe(first.id)
  })

  it('starting over twenty times at once with one Idempotency-Key abandons the old attempt, not the new one', async () => {
    const me = await school.newcomer()
    const before = await me.start(exam())
    const key = { 'Idempotency-Key': 'once more' }
    const started = await twenty(() => me.start({ ...exam(), restart: true }, key))
    expect(new Set(started.map(({ id, status }) => `${status} ${id}`)).size).toBe(1)
    expect(await attemptsOf(me)).toEqual({ all: 2, running: [started[0]?.id] })
    expect(await rowOf(school.api(), before.id)).toMatchObject({ status: 'abandoned' })
  })

  it('a start with an Idempotency-Key that started something else is refused', async () => {
    const me = await school.newcomer()
    const key = { 'Idempotency-Key': 'mine' }
    await me.start(exam(), key)
    for (const other of [exam(50), { ...exam(), mode: 'practice' }])
      expect(await me.refusal('POST', '/attempts', other, key)).toMatchObject({ status: 409, code: 'conflict' })
    expect((await attemptsOf(me)).all).toBe(1)
  })

  it('two different starts at once with one Idempotency-Key: one starts, and the other is refused', async () => {
    const me = await school.newcomer()
    const key = { 'Idempotency-Key': 'both' }
    const answers = await twenty((n) => me.send('POST', '/attempts', exam(n % 2 ? 25 : 50), key))
    expect(Map.groupBy(answers, ({ status }) => status).get(409)).toHaveLength(10)
    expect((await attemptsOf(me)).all).toBe(1)
  })

  it('only members can start an attempt, and only on live tests', async () => {
    const me = await school.newcomer()
    const { sql } = school.api().database
    const draft = crypto.randomUUID()
    await sql`
      insert into tests (id, community_id, slug, title, category, difficulty)
      values (${draft}, ${school.harbor()}, 'a-draft', 'A draft', 'network', 'easy')
    `
    for (const test_id of [draft, crypto.randomUUID()])
      expect(await me.refusal('POST', '/attempts', { ...exam(), test_id })).toMatchObject({ status: 404 })
    await sql`delete from memberships where user_id = ${me.person}`
    expect(await me.refusal('POST', '/attempts', exam())).toMatchObject({ status: 404 })
  })
})
