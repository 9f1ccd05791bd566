import { beforeAll, describe, expect, it } from 'vitest'
import { readHelp, helped } from '../../support/helped.ts'
import { useSchool } from '../../support/school.ts'
import { useStandIn } from '../../support/stand-in.ts'

/** In millionths of a dollar. */
interface Money {
  reserved: number
  spent: number
  open: number
}

describe('the ladder with a model', () => {
  const standIn = useStandIn()
  const school = useSchool({
    assistant: () => ({ model: standIn.client({ stallMs: 400, totalMs: 3000, retryMs: 50 }) }),
  })
  // Without quotas an attempt asks the first of the bank.
  beforeAll(() => school.sql()`update tests set quotas = null where id = ${school.test()}`)
  let count = 0
  /** A sentence that no other request has, so that the stand-in tells them apart. */
  const thought = (behavior?: string) =>
    `My thought number ${++count} is this one.${behavior ? ` [stand-in:${behavior}]` : ''}`
  const practice = async () => {
    const me = await school.newcomer()
    const attempt = await me.start({ test_id: school.test(), mode: 'practice', length: 25 })
    return { me, attempt, help: helped(school.api(), me.person) }
  }
  const money = async (person: string): Promise<Money> => {
    const [row] = await school.sql()<Money[]>`
      select
        coalesce(sum(reserved), 0)::int as reserved, coalesce(sum(spent), 0)::int as spent,
        (select count(*)::int from assistant_reservations where user_id = ${person} and state = 'open') as open
      from assistant_budgets where user_id = ${person}
    `
    if (!row) throw new Error('A sum is always there.')
    return row
  }

  it('answers with the model, keeps the conversation and pays what it cost', async () => {
    const { me, attempt, help } = await practice()
    const words = [thought(), thought()]
    const first = await help.step(attempt.id, 1, { words: words[0] })
    expect(first).toMatchObject({ step: 'nudge', source: 'model', why: null, message: null, author: '' })
    expect(first.end).toEqual({ complete: true, reason: 'done', message: null })
    expect(first.model.length).toBeGreaterThan(20)
    const second = await help.step(attempt.id, 1, { words: words[1] })
    const [request] = standIn.requests(words[1])
    // What was said before goes along.
    expect(JSON.stringify(request)).toContain(words[0])
    const { steps, source } = await help.ladder(attempt.id, 1)
    expect(source).toBe('model')
    expect(steps).toMatchObject([
      { step: 'nudge', words: words[0], answer: first.model, authored: null, ending: 'done' },
      { step: 'concept', words: words[1], answer: second.model, authored: null, ending: 'done' },
    ])
    const { reserved, spent, open } = await money(me.person)
    expect({ reserved, open }).toEqual({ reserved: 0, open: 0 })
    expect(spent).toBeGreaterThan(0)
    const [usage] = await school.sql()<{ same: boolean }[]>`
      select sum(cost) = (select sum(spent) from assistant_budgets where scope = 'site') as same from assistant_usage
    `
    expect(usage?.same).toBe(true)
  })

  it.each([
    ['refuse', 'refused'],
    ['refuse_midway', 'refused'],
    ['cut', 'cut'],
    ['rate_limited', 'rate_limited'],
    ['rate_limited:600', 'rate_limited'],
    ['overloaded', 'overloaded'],
    ['internal', 'unavailable'],
    ['error_midway', null],
    ['stall', 'stalled'],
    ['disconnect', 'unavailable'],
    ['disconnect_midway', 'unavailable'],
    ['garbage', null],
  ])('falls back on the authors in the same stream: %s', async (behavior, reason) => {
    const { me, attempt, help } = await practice()
    const answer = await help.step(attempt.id, 1, { words: thought(behavior) })
    expect(answer.source).toBe('model')
    expect(answer.end.complete).toBe(false)
    if (reason !== null) expect(answer.end.reason).toBe(reason)
    expect(answer.fallback).toMatchObject({ reason: answer.end.reason, message: answer.end.message })
    expect(answer.fallback?.message).toMatch(/This is what the authors wrote\.$/)
    expect(answer.author).not.toBe('')
    const [step] = (await help.ladder(attempt.id, 1)).steps
    expect(step).toMatchObject({
      answer: answer.model,
      authored: { text: answer.author },
      ending: answer.end.reason,
      message: answer.end.message,
    })
    // The next step comes as after any other.
    expect((await help.step(attempt.id, 1, { words: thought() })).step).toBe('concept')
    expect(await money(me.person)).toMatchObject({ reserved: 0, open: 0 })
  })

  it('stops the model when the reader leaves, keeps what had arrived and pays for it', async () => {
    const { me, attempt, help } = await practice()
    const words = thought('hold')
    const response = await help.ask(attempt.id, 1, { words, key: 'left' })
    const reader = response.body?.getReader()
    if (!reader) throw new Error('There is no stream.')
    const decoder = new TextDecoder()
    let text = ''
    while (!text.includes('event: text')) text += decoder.decode((await reader.read()).value, { stream: true })
    await reader.cancel()
    await expect.poll(() => standIn.requests(words)[0]?.end).toBe('left')
    await expect.poll(async () => (await money(me.person)).open).toBe(0)
    const [step] = (await help.ladder(attempt.id, 1)).steps
    expect(step).toMatchObject({ ending: 'aborted', authored: null, message: expect.stringContaining('stopped') })
    expect(step?.answer).not.toBe('')
    // A repeat gets what there is, and pays nothing.
    const before = await money(me.person)
    const again = await help.step(attempt.id, 1, { words, key: 'left' })
    expect(again).toMatchObject({ replayed: true, model: step?.answer, author: '' })
    expect(again.end).toMatchObject({ complete: false, reason: 'aborted' })
    expect(await money(me.person)).toEqual(before)
    expect(standIn.requests(words)).toHaveLength(1)
  })

  it('a repeat while the answer is being given waits for it, and is not paid again', async () => {
    const { attempt, help } = await practice()
    const request = { words: thought(), key: 'repeated' }
    const answers = await Promise.all([0, 1, 2].map(() => help.step(attempt.id, 1, request)))
    expect(new Set(answers.map(({ model }) => model)).size).toBe(1)
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(standIn.requests(request.words)).toHaveLength(1)
  })

  it('reveals what the authors wrote and asks no model', async () => {
    const { attempt, help } = await practice()
    for (let n = 0; n < 4; n++) await help.step(attempt.id, 2, { words: thought() })
    const words = thought()
    expect(await help.step(attempt.id, 2, { words })).toMatchObject({ step: 'reveal', source: 'author', why: 'reveal' })
    expect(standIn.requests(words)).toEqual([])
  })

  it('asks no model in a community that switched it off, and for those who left it', async () => {
    const { me, attempt, help } = await practice()
    const off = (enabled: boolean) => school.sql()`
      insert into assistant_settings (community_id, enabled) values (${school.harbor()}, ${enabled})
      on conflict (community_id) do update set enabled = excluded.enabled
    `
    await off(false)
    expect(await help.step(attempt.id, 1, { words: thought() })).toMatchObject({
      source: 'author',
      why: 'switched_off',
    })
    await off(true)
    await school.sql()`delete from memberships where user_id = ${me.person}`
    expect(await help.step(attempt.id, 1, { words: thought() })).toMatchObject({
      source: 'author',
      why: 'switched_off',
    })
  })

  it('a step whose process died is ended and paid by the sweep, and shows what the authors wrote', async () => {
    const { me, attempt, help } = await practice()
    const answer = await help.step(attempt.id, 1, { words: thought(), key: 'dies' })
    const before = await money(me.person)
    await school.sql()`
      update assistant_steps set ending = null, ended_at = null, answer = '', lease_until = now() - interval '1 second'
      where user_id = ${me.person} and id = ${answer.id}
    `
    const again = await help.step(attempt.id, 1, { words: `My thought number ${count} is this one.`, key: 'dies' })
    expect(again).toMatchObject({ replayed: true, model: '', fallback: { reason: 'lost' } })
    expect(again.author).not.toBe('')
    expect(await money(me.person)).toEqual(before)
  })

  it('of 50 streams against a budget for five, exactly five get the model, and 45 the authors', async () => {
    const people = await Promise.all(Array.from({ length: 51 }, practice))
    // All ask about the same question in words of one length, so that each costs the same at most.
    const mark = `Crowd ${crypto.randomUUID()}`
    const ask = async ({ attempt, help }: (typeof people)[number], words: string) => {
      const [row] = await school.sql()<{ number: number }[]>`
        select array_position(question_order, 1::smallint) as number from attempts where id = ${attempt.id}
      `
      return help.ask(attempt.id, row?.number ?? 0, { words })
    }
    const [first, ...others] = people
    if (!first) throw new Error('Nobody came.')
    await (await ask(first, mark.replace('Crowd', 'First'))).text()
    const [most] = await school.sql()<{ amount: number }[]>`
      select amount::int from assistant_reservations where user_id = ${first.me.person}
    `
    await school.sql()`delete from assistant_budgets`
    await school.sql()`
      insert into assistant_settings (community_id, month_budget) values (${school.harbor()}, ${(most?.amount ?? 0) * 6 - 1})
      on conflict (community_id) do update set month_budget = excluded.month_budget
    `
    // They answer only once all have come, so that no money comes back meanwhile.
    standIn.behave({ contains: mark, behavior: 'hold' })
    const starts = await Promise.all(others.map(async (it) => startOf(await ask(it, mark))))
    const sources = Map.groupBy(starts, ({ source }) => source)
    expect(sources.get('model')).toHaveLength(5)
    expect(sources.get('author')).toHaveLength(45)
    expect(new Set(sources.get('author')?.map(({ why }) => why))).toEqual(new Set(['budget_community']))
    await Promise.all(starts.map(({ leave }) => leave()))
    await expect
      .poll(async () => {
        const [row] = await school.sql()<{ n: number }[]>`select sum(reserved)::int as n from assistant_budgets`
        return row?.n
      })
      .toBe(0)
    expect(standIn.requests(mark).length).toBeLessThanOrEqual(5)
  })
})

/** Who answers a stream that has begun, and how to leave it. */
async function startOf(response: Response) {
  const reader = response.body?.getReader()
  if (!reader) throw new Error('There is no stream.')
  const decoder = new TextDecoder()
  let text = ''
  while (!text.includes('\n\n')) text += decoder.decode((await reader.read()).value, { stream: true })
  const [event] = await readHelp(new Response(text.slice(0, text.indexOf('\n\n'))))
  if (event?.event !== 'start') throw new Error(`Not a start: ${text}`)
  return { ...event.data, leave: () => reader.cancel() }
}
