import { describe, expect, it } from 'vitest'
import type { AttemptResult } from '../../../functions/_contracts/attempts/results.ts'
import { countAnswered } from '../../../functions/_domain/attempts/responses.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { eventOf, rowOf, takeTest, useSchool, type Sitter } from '../../support/school.ts'

describe('finishing', () => {
  const school = useSchool()
  const start = async (me: Sitter, mode: 'exam' | 'practice' = 'exam', minutes = 10) => {
    const { id } = await me.start({ test_id: school.test(), mode, length: 25 })
    await me.sinceMinutes(id, minutes)
    return id
  }
  /** What is sent while two finishes are under way waits for them, and then goes in one batch. */
  const keepBusy = async () => {
    const others = await Promise.all([school.newcomer(), school.newcomer()])
    const ids = await Promise.all(others.map((other) => start(other)))
    return () => Promise.all(others.map((other, n) => other.finish(ids[n] ?? '')))
  }
  const booked = async ({ person }: Sitter) =>
    school.sql()<{ reason: string; amount: number }[]>`
      select reason, amount from xp_transactions where user_id = ${person} order by reason, reference
    `
  const counted = async ({ person }: Sitter) => {
    const [row] = await school.sql()`select counters from user_counters where user_id = ${person}`
    return row?.counters.test_completed?.[0] ?? 0
  }

  it('a finish counts unanswered questions as wrong, and shows them as unanswered', async () => {
    const me = await school.newcomer()
    const id = await start(me)
    const answers = await me.answers(id, (number) => number <= 10)
    const skip = { number: 20, answer: null, skipped: true, at: Date.now() }
    const result = await me.finish(id, { sent_at: Date.now(), responses: [...answers.slice(0, 15), skip] })
    expect(result).toMatchObject({ correct: 10, answered: 15, percent: 40, band: 'needs_work', perfect: false })
    const { questions } = await me.review(id)
    const verdicts = questions.map(({ verdict }) => verdict)
    expect(verdicts.slice(0, 10).every((verdict) => verdict === 'correct')).toBe(true)
    expect(verdicts.slice(10, 15).every((verdict) => verdict === 'incorrect')).toBe(true)
    expect(verdicts.slice(15).every((verdict) => verdict === 'unanswered')).toBe(true)
    expect(questions.filter(({ skipped }) => skipped).map(({ number }) => number)).toEqual([20])
    expect(result.topics.reduce((sum, { asked }) => sum + asked, 0)).toBe(25)
    expect(result.topics.reduce((sum, { correct }) => sum + correct, 0)).toBe(10)
  })

  it.each([
    [23, 'ready'],
    [22, 'almost_there'],
    [19, 'almost_there'],
    [18, 'keep_going'],
    [15, 'keep_going'],
    [14, 'needs_work'],
  ])('a finish with %i of 25 right is in the band %s', async (correct, band) => {
    expect(await takeTest(await school.newcomer(), school.test(), { correct })).toMatchObject({ band })
  })

  it('a second finish of the same attempt returns the first result and changes nothing', async () => {
    const me = await school.newcomer()
    const first = await takeTest(me, school.test(), { correct: 12 })
    const [before, ledger] = [await rowOf(school.api(), first.attempt_id), await booked(me)]
    const better = { sent_at: Date.now(), position: 3, responses: await me.answers(first.attempt_id, () => true) }
    for (const body of [{}, better, { flags: [{ number: 1, flagged: true }] }])
      expect(await me.finish(first.attempt_id, body)).toEqual({ ...first, replayed: true })
    expect(await rowOf(school.api(), first.attempt_id)).toEqual(before)
    expect(await booked(me)).toEqual(ledger)
  })

  it("a second finish after other activity returns the same result, with the learner's level of now", async () => {
    const me = await school.newcomer()
    const first = await takeTest(me, school.test(), { correct: 12 })
    await takeTest(me, school.test(), { correct: 25 })
    const again = await me.finish(first.attempt_id)
    expect(again.progress?.level.total).toBeGreaterThan(first.progress?.level.total ?? 0)
    const settled = ({ progress, ...rest }: AttemptResult) => ({
      ...rest,
      progress: progress && { ...progress, level: null },
    })
    expect(settled(again)).toEqual(settled({ ...first, replayed: true }))
    expect(again.progress?.level).toMatchObject({
      before: first.progress?.level.before,
      after: first.progress?.level.after,
    })
  })

  it('fifty finishes at once make one event, one payment and one result, and all but one are replays', async () => {
    const me = await school.newcomer()
    const id = await start(me)
    const responses = await me.answers(id, (number) => number <= 20)
    const busy = (await keepBusy())()
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        me.finish(id, { sent_at: Date.now(), responses: responses.slice(0, 20 + (n % 6)) }),
      ),
    )
    await busy
    const [first, ...rest] = results.filter(({ replayed }) => !replayed)
    expect(rest).toEqual([])
    for (const result of results) expect(result).toEqual({ ...first, replayed: result.replayed })
    expect(await eventOf(school.api(), id)).toMatchObject({ metrics: { correct: first?.correct } })
    expect((await booked(me)).filter(({ reason }) => reason === 'test')).toHaveLength(first?.correct ? 1 : 0)
    expect(await counted(me)).toBe(1)
  })

  it('fifty finishes at once of an attempt that is too fast to count make one finish', async () => {
    const me = await school.newcomer()
    const id = await start(me, 'exam', 0)
    const responses = await me.answers(id, () => true)
    const busy = (await keepBusy())()
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        me.finish(id, { sent_at: Date.now(), responses: responses.slice(0, 25 - (n % 5)) }),
      ),
    )
    await busy
    const [first, ...rest] = results.filter(({ replayed }) => !replayed)
    expect(rest).toEqual([])
    for (const result of results) expect(result).toEqual({ ...first, replayed: result.replayed })
    expect(await rowOf(school.api(), id)).toMatchObject({ answered: first?.answered, correct: first?.correct })
  })

  it('a finish during saves counts every accepted save, and the others are refused as too late', async () => {
    const me = await school.newcomer()
    const id = await start(me)
    const responses = await me.answers(id, () => true)
    const late = async (answer: (typeof responses)[number], n: number) => {
      await new Promise((resolve) => setTimeout(resolve, n * 2))
      const { status } = await me.send('PATCH', `/attempts/${id}`, { sent_at: Date.now(), responses: [answer] })
      return { status, number: answer.number }
    }
    const finishes = Array.from({ length: 15 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, 20 + n))
      return me.finish(id)
    })
    const [saves, results] = await Promise.all([Promise.all(responses.map(late)), Promise.all(finishes)])
    const kept = saves.filter(({ status }) => status === 200)
    expect(saves.filter(({ status }) => status === 409)).toHaveLength(25 - kept.length)
    for (const { correct, answered } of results) expect([correct, answered]).toEqual([kept.length, kept.length])
    expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1)
    const { responses: stored } = await me.read(id)
    expect(stored.map(({ number }) => number)).toEqual(kept.map(({ number }) => number))
    expect(countAnswered(stored.map((it) => ({ ...it, at: 0 })))).toBe(kept.length)
  })

  it('an exam with all answers right is perfect and pays 1.5 times; practice is never perfect and pays half', async () => {
    const [me, other] = [await school.newcomer(), await school.newcomer()]
    const exam = await takeTest(me, school.test(), { correct: 25 })
    const practice = await takeTest(other, school.test(), { correct: 25, mode: 'practice' })
    expect([exam.perfect, practice.perfect]).toEqual([true, false])
    // A medium test of 25 is worth 68.75: rounded once, at the end.
    const base = 69
    expect(exam.progress?.xp).toMatchObject({ base, perfect_bonus: Math.round(68.75 * 1.5) - base, practice_cut: 0 })
    expect(practice.progress?.xp).toMatchObject({ base, perfect_bonus: 0, practice_cut: base - Math.round(68.75 / 2) })
    expect(await eventOf(school.api(), exam.attempt_id)).toMatchObject({ dims: { perfect: true, mode: 'exam' } })
    expect((await eventOf(school.api(), practice.attempt_id))?.dims).not.toHaveProperty('perfect')
    expect((await takeTest(await school.newcomer(), school.test(), { correct: 24 })).perfect).toBe(false)
  })

  it('an attempt faster than 1.5 s per answer is graded and shown, and earns nothing', async () => {
    const me = await school.newcomer()
    const quick = await start(me, 'exam', 0)
    const result = await me.finish(quick, { sent_at: Date.now(), responses: await me.answers(quick, () => true) })
    expect(result).toMatchObject({
      correct: 25,
      percent: 100,
      perfect: true,
      counts: false,
      counts_reason: 'too_fast',
      progress: null,
    })
    expect((await me.review(quick)).result).toEqual({ ...result, replayed: true })
    expect([await eventOf(school.api(), quick), await booked(me), await counted(me)]).toEqual([undefined, [], 0])
    const { data } = await (await me.send('GET', `/tests/${school.test()}`)).json()
    expect(data.mine).toMatchObject({ best: null, finished: 1, last: { percent: 100 } })
    // The first that counts is still to come.
    const honest = await takeTest(me, school.test(), { correct: 5 })
    expect(honest.previous_percent).toBeNull()
    expect(await eventOf(school.api(), honest.attempt_id)).toMatchObject({ dims: { first: true } })
  })

  it('an attempt that cannot be read fails alone, not the others of its batch', async () => {
    const [me, other] = [await school.newcomer(), await school.newcomer()]
    const test_id = await publishBank(school.sql(), { community: school.harbor() })
    const { id: broken } = await me.start({ test_id, mode: 'exam', length: 25 })
    await school.sql()`update attempts set test_version = 7 where id = ${broken}`
    const busy = (await keepBusy())()
    const good = await start(other)
    const answers = await Promise.all([
      me.send('POST', `/attempts/${broken}/finish`, {}),
      other.send('POST', `/attempts/${good}/finish`, {}),
    ])
    await busy
    expect(answers.map(({ status }) => status)).toEqual([500, 200])
  })
})
