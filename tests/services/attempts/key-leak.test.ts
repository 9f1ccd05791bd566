import { beforeAll, describe, expect, it } from 'vitest'
import { publishBank } from '../../support/publish-bank.ts'
import { seated } from '../../support/sitter.ts'
import { useSchool, type Sitter } from '../../support/school.ts'

describe('the keys of a running exam', () => {
  const school = useSchool()
  let me: Sitter
  let test_id: string
  let attempt: string
  /** All that ever came back: bodies and headers. */
  const seen: string[] = []
  const send: Sitter['send'] = async (...request) => {
    const answer = await me.send(...request)
    seen.push(JSON.stringify([...answer.headers]), await answer.clone().text())
    return answer
  }

  beforeAll(async () => {
    me = await school.newcomer()
    test_id = await publishBank(school.sql(), { community: school.harbor(), questions: 100 })
    const body = { test_id, mode: 'exam', length: 100 }
    attempt = (await (await send('POST', '/attempts', body)).json()).data.id
    const [right, wrong] = await Promise.all([true, false].map((right) => me.answers(attempt, () => right)))
    const sent_at = Date.now()
    const path = `/attempts/${attempt}`
    for (const responses of [wrong, right]) {
      for (let from = 0; from < 100; from += 25)
        await send('PATCH', path, {
          ...{ sent_at, revision: 0 },
          responses: responses?.slice(from, from + 25).map((it) => ({ ...it, confidence: 'sure' })),
        })
      await send('GET', path)
    }
    // Everything that can be asked too early, or wrongly.
    await send('POST', '/attempts', { ...body, mode: 'practice' })
    await send('POST', '/attempts', { ...body, mode: 'practice' }, { 'Idempotency-Key': 'peek' })
    await send('POST', '/attempts', { ...body, length: 30 })
    await send('GET', `${path}/review`)
    await send('GET', `${path}/result`)
    await send('POST', `${path}/finish`, {
      responses: [{ number: 1, answer: { kind: 'single_choice', choice: 7 }, at: 0 }],
    })
    await send('POST', `${path}/finish`, { reveal: true })
    await send('PATCH', path, { sent_at, responses: [{ number: 1, at: 0, answer: { kind: 'short_text', text: '?' } }] })
    await send('PATCH', path, { sent_at, responses: [{ number: 2, at: 0, answer: { kind: 'numeric', value: 1 } }] })
    await send('DELETE', path)
    for (const list of ['/attempts', `/attempts?test_id=${test_id}`, '/tests?community=harbor', `/tests/${test_id}`])
      await send('GET', list)
  })

  it('no response during an exam has an explanation, a tip or a key', async () => {
    const everything = seen.join('\n')
    expect(everything).toContain('Prompt 1 of version 1')
    const keys = await school.sql()<{ explanation: string; exam_tip: string; answer: { accepted?: string[] } }[]>`
      select explanation, exam_tip, answer
      from question_keys join questions on question_id = id
      where test_id = ${test_id}
    `
    expect(keys).toHaveLength(100)
    const own = new Set((await me.answers(attempt, () => true)).map(({ answer }) => 'text' in answer && answer.text))
    for (const { explanation, exam_tip, answer } of keys)
      for (const secret of [explanation, exam_tip, ...(answer.accepted ?? []).filter((text) => !own.has(text))])
        // Not even as the beginning of something longer: 'Why 1 of version 1' is none of 'Why 11'.
        expect(everything.includes(`${secret}"`), secret).toBe(false)
    expect(everything).not.toMatch(/"(right|accepted|tolerance|explanation|tip|verdict|correct|is_right|key)":/)
    expect(everything).not.toMatch(/"revealed":[^n]/)
  })

  it('a question says how many options are right only where its prompt says so', async () => {
    const { id, questions } = await me.start({ test_id: school.test(), mode: 'exam', length: 100 })
    const { questions: banked } = await seated(school.api(), id)
    const said = questions.map(({ prompt, choose }, index) => ({
      choose,
      inPrompt: /Choose (two|three)/.exec(prompt)?.[1],
      right: banked[index]?.right,
    }))
    expect(said.filter(({ inPrompt }) => inPrompt !== undefined).length).toBeGreaterThan(5)
    for (const { choose, inPrompt, right } of said) {
      expect(choose).toBe(inPrompt === undefined ? null : inPrompt === 'two' ? 2 : 3)
      if (right?.kind === 'multiple_choice' && choose !== null) expect(right.choices).toHaveLength(choose)
    }
  })

  it('a save during an exam answers alike for a right and a wrong answer', async () => {
    const [right, wrong] = await Promise.all([true, false].map((right) => me.answers(attempt, () => right)))
    const path = `/attempts/${attempt}`
    const said = async (responses: typeof right) => {
      const { data } = await (await send('PATCH', path, { sent_at: Date.now(), responses })).json()
      return { ...data, now: undefined, revision: undefined }
    }
    expect(await said(wrong)).toEqual(await said(right))
  })

  it('the place of an option on the screen says nothing about its place in the bank', async () => {
    const { questions } = await seated(school.api(), attempt)
    const places = questions.flatMap(({ question, right }) =>
      question.key.kind === 'single_choice' && right.kind === 'single_choice'
        ? [right.choice - question.key.choice]
        : [],
    )
    expect(places).toHaveLength(20)
    expect(new Set(places).size).toBeGreaterThan(2)
  })

  it('a learner cannot start practice on the same test during an exam', async () => {
    const { data } = await (await me.send('POST', '/attempts', { test_id, mode: 'practice', length: 100 })).json()
    expect(data).toMatchObject({ id: attempt, mode: 'exam' })
    await expect(
      school.sql()`
        insert into attempts (user_id, community_id, test_id, test_version, mode, length, question_order)
        select user_id, community_id, test_id, 1, 'practice', 25, array(select generate_series(1, 25)::smallint)
        from attempts where id = ${attempt}
      `,
    ).rejects.toThrow('attempts_')
  })

  it('keys and explanations are in the review once the exam is finished, and nowhere else', async () => {
    await me.sinceMinutes(attempt, 10)
    await me.finish(attempt)
    const { questions } = await me.review(attempt)
    expect(questions.map(({ revealed }) => revealed.explanation.replace('Why', 'Prompt'))).toEqual(
      questions.map(({ prompt }) => prompt),
    )
    expect((await me.read(attempt)).questions.every(({ revealed }) => revealed === null)).toBe(true)
  })
})
