import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KEY, OTHER, useCorrections } from '../../support/corrections.ts'
import { takeTest } from '../../support/school.ts'

describe('a correction, to a learner whom it concerns', () => {
  const { school, publish, correct, apply, start, runAll, takeWith } = useCorrections()
  /** What the review says of the question at a place of the bank. */
  const said = async (me: Awaited<ReturnType<typeof school.newcomer>>, id: string) => {
    const { questions } = await me.review(id)
    return questions.flatMap(({ number, corrections }) => corrections.map((it) => ({ number, ...it })))
  }

  it('is said in the review, with what is right in the order shown, and by the result, with the reason', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    const id = await takeWith(me, test_id, { choice: OTHER })
    expect(await said(me, id)).toEqual([])
    expect((await me.read(id)).result?.regrades).toEqual([])
    await apply(await correct({ test_id, position: 1, answer: { choice: OTHER }, reason: 'B works, too.' }))
    const [one, ...others] = await said(me, id)
    expect(others).toEqual([])
    const asked = (await me.review(id)).questions.find(({ number }) => number === one?.number)
    expect(one).toMatchObject({ decision: 'also', right: asked?.answer, kept: false })
    expect((await me.read(id)).result?.regrades).toMatchObject([{ before: 96, after: 100, reason: 'B works, too.' }])
  })

  it('tells those who keep the credit of an answer that is right no more, and nobody else', async () => {
    const test_id = await publish()
    const [right, wrong] = [await school.newcomer(), await school.newcomer()]
    const [kept, gained] = [
      await takeWith(right, test_id, { choice: KEY }),
      await takeWith(wrong, test_id, { choice: OTHER }),
    ]
    await apply(await correct({ test_id, position: 1, decision: 'new_key', answer: { choice: OTHER } }))
    expect(await said(right, kept)).toMatchObject([{ decision: 'new_key', kept: true }])
    expect(await said(wrong, gained)).toMatchObject([{ decision: 'new_key', kept: false }])
    const later = await takeWith(right, test_id, { choice: KEY, minutes: 0 })
    expect(await said(right, later)).toMatchObject([{ kept: false }])
    expect((await right.read(kept)).result?.regrades).toEqual([])
  })

  it('comes with the keys of practice that begins after it, and with nothing of an exam', async () => {
    const test_id = await publish()
    await apply(await correct({ test_id, position: 1, answer: { choice: OTHER } }))
    await apply(await correct({ test_id, position: 2, decision: 'void' }))
    const me = await school.newcomer()
    const practice = await me.start({ test_id, mode: 'practice', length: 25 })
    const revealed = practice.questions.map((it) => it.revealed)
    expect(revealed.filter((it) => it?.also?.length === 1)).toHaveLength(1)
    expect(revealed.filter((it) => it?.void)).toHaveLength(1)
    const exam = await (await school.newcomer()).start({ test_id, mode: 'exam', length: 25 })
    expect(exam.questions.map((it) => it.revealed)).toEqual(exam.questions.map(() => null))
    expect(JSON.stringify(exam)).not.toMatch(/"also"|"void"/)
  })

  it('the XP of regraded attempts add up to what the ledger has, and their parts stay as they were', async () => {
    const decisions = fc.uniqueArray(
      fc.record({
        position: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 25 })),
        isVoid: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3, selector: ({ position }) => position },
    )
    const scores = fc.array(fc.integer({ min: 10, max: 25 }), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(decisions, scores, async (decided, scores) => {
        const test_id = await publish()
        const me = await school.newcomer()
        for (const correct of scores) await takeTest(me, test_id, { correct })
        const attempts = await school.sql()<{ id: string }[]>`select id from attempts where user_id = ${me.person}`
        const earned = () =>
          Promise.all(attempts.map(async ({ id }) => (await me.read(id)).result?.progress?.xp ?? { total: 0 }))
        const before = await earned()
        const ids: string[] = []
        for (const { position, isVoid } of decided)
          ids.push(
            await (isVoid || position > 1
              ? correct({ test_id, position, decision: 'void' })
              : correct({ test_id, position, decision: 'new_key', answer: { choice: OTHER }, keeps: false })),
          )
        for (const id of ids) expect(await start(id)).toBe(true)
        await runAll()
        const after = await earned()
        expect(after.map((xp) => ({ ...xp, correction: 0, total: 0 }))).toEqual(
          before.map((xp) => ({ ...xp, correction: 0, total: 0 })),
        )
        const [ledger] = await school.sql()<{ paid: number }[]>`
          select coalesce(sum(amount), 0)::integer as paid
          from xp_transactions
          where user_id = ${me.person}
            and (reason in ('test', 'streak', 'correction') or event_id in (select id from attempts where user_id = ${me.person}))
        `
        expect(after.reduce((sum, { total }) => sum + total, 0)).toBe(ledger?.paid)
      }),
      { numRuns: 8 },
    )
  })
})
