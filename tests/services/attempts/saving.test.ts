import { describe, expect, it } from 'vitest'
import type { WireAnswer } from '../../../functions/_contracts/attempts/answers.ts'
import type { GivenResponse } from '../../../functions/_contracts/attempts/questions.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { rowOf, useSchool, type Sitter } from '../../support/school.ts'

const DAY = 86_400_000

describe('saving', () => {
  const school = useSchool()
  const running = async (mode: 'exam' | 'practice' = 'exam') => {
    const me = await school.newcomer()
    const { id } = await me.start({ test_id: school.test(), mode, length: 25 })
    await me.sinceMinutes(id, 60)
    const [first] = await me.answers(id, () => true)
    const [other] = await me.answers(id, () => false)
    if (!first || !other) throw new Error('There are no answers.')
    return { me, id, right: first.answer, wrong: other.answer }
  }
  const firstOf = async (me: Sitter, id: string): Promise<GivenResponse | undefined> => (await me.read(id)).responses[0]
  const given = (answer: WireAnswer | null, at: number, skipped = false) => ({ number: 1, answer, at, skipped })

  it('a repeated save changes nothing', async () => {
    const { me, id } = await running()
    const responses = await me.answers(id, (number) => number % 2 === 0, Date.now() - 1000)
    const body = { sent_at: Date.now(), responses, position: 25, flags: [{ number: 4, flagged: true }] }
    expect(await me.save(id, body)).toMatchObject({ revision: 1, answered: 25 })
    const before = await rowOf(school.api(), id)
    for (const _ of [1, 2, 3]) expect(await me.save(id, body)).toMatchObject({ revision: 1, answered: 25 })
    expect(await rowOf(school.api(), id)).toEqual(before)
  })

  it('a save keeps every kind of answer as given, with flags, position and skips', async () => {
    const me = await school.newcomer()
    const { id } = await me.start({ test_id: school.test(), mode: 'exam', length: 100 })
    const answers = await me.answers(id, (number) => number % 3 > 0)
    const skip = { number: 50, answer: null, skipped: true, at: Date.now() }
    await me.save(id, {
      responses: [...answers.filter(({ number }) => number !== 50), skip],
      flags: [3, 1].map((number) => ({ number, flagged: true })),
      position: 99,
    })
    const { responses, flags, position } = await me.read(id)
    expect(responses.map(({ number, answer }) => ({ number, answer }))).toEqual(
      answers.map(({ number, answer }) => ({ number, answer: number === 50 ? null : answer })),
    )
    expect([responses[49]?.skipped, flags, position]).toEqual([true, [1, 3], 99])
    await me.save(id, { flags: [{ number: 3, flagged: false }] })
    expect((await me.read(id)).flags).toEqual([1])
  })

  it('in an exam the latest answer per question wins, in whatever order answers arrive, within a batch and across', async () => {
    const { me, id, right, wrong } = await running()
    const now = Date.now()
    await me.save(id, { responses: [given(right, now - 1000), given(wrong, now - 2000)] })
    expect(await firstOf(me, id)).toMatchObject({ answer: right })
    await me.save(id, { responses: [given(wrong, now - 5000)] })
    expect(await firstOf(me, id)).toMatchObject({ answer: right })
    await me.save(id, { responses: [given(wrong, now - 500)] })
    expect(await firstOf(me, id)).toMatchObject({ answer: wrong })
    expect(await me.save(id, { responses: [given(null, now - 100)] })).toMatchObject({ answered: 0 })
  })

  it('in practice the first answer locks a question', async () => {
    const { me, id, right, wrong } = await running('practice')
    const now = Date.now()
    await me.save(id, { responses: [given(null, now - 9000, true)] })
    await me.save(id, { responses: [given(wrong, now - 8000)] })
    for (const at of [now - 8500, now - 1000])
      for (const answer of [right, null])
        expect(await me.save(id, { responses: [given(answer, at, answer === null)] })).toMatchObject({ answered: 1 })
    expect(await firstOf(me, id)).toMatchObject({ answer: wrong, skipped: false })
  })

  it('in practice the earliest of several answers in one batch locks a question, in whatever order they stand', async () => {
    const { me, id, right, wrong } = await running('practice')
    const now = Date.now()
    await me.save(id, { responses: [given(right, now - 1000), given(wrong, now - 2000)] })
    expect(await firstOf(me, id)).toMatchObject({ answer: wrong })
  })

  it('in practice an answer that arrives after a later skip is kept', async () => {
    const { me, id, right } = await running('practice')
    const now = Date.now()
    await me.save(id, { responses: [given(null, now - 1000, true)] })
    await me.save(id, { responses: [given(right, now - 2000)] })
    expect(await firstOf(me, id)).toMatchObject({ answer: right, skipped: false })
  })

  it('saves from two devices keep both, and the slower device is told what it missed', async () => {
    const { me, id } = await running()
    const answers = await me.answers(id, () => true)
    expect(await me.save(id, { revision: 0, responses: answers.slice(0, 3), position: 3 })).toMatchObject({
      missed: null,
    })
    const slower = await me.save(id, {
      revision: 0,
      responses: answers.slice(3, 5),
      flags: [{ number: 2, flagged: true }],
    })
    expect(slower).toMatchObject({ revision: 2, answered: 5, missed: { position: 3, flags: [2] } })
    expect(slower.missed?.responses.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(await me.save(id, { revision: 2, position: 6 })).toMatchObject({ revision: 3, missed: null })
  })

  it('twenty saves of different answers at once are all kept', async () => {
    const { me, id } = await running()
    const answers = await me.answers(id, () => true)
    const saved = await Promise.all(answers.slice(0, 20).map((answer) => me.save(id, { responses: [answer] })))
    expect(saved.map(({ revision }) => revision).toSorted((a, b) => a - b)).toEqual(
      answers.slice(0, 20).map((_, n) => n + 1),
    )
    expect(await me.read(id)).toMatchObject({ revision: 20, responses: { length: 20 } })
  })

  it.each([-400, -3, 3, 400])(
    'believes no clock that is wrong by %i days, and keeps its answers in their order',
    async (days) => {
      const { me, id, right, wrong } = await running()
      const now = Date.now()
      const theirs = now + days * DAY
      await me.save(id, { responses: [given(right, now - 600_000)] })
      // Five minutes ago on a clock that is days off is after ten minutes ago on one that is right.
      await me.save(id, { sent_at: theirs, responses: [given(wrong, theirs - 300_000)] })
      const kept = await firstOf(me, id)
      expect(kept).toMatchObject({ answer: wrong })
      expect(Math.abs(Date.parse(kept?.at ?? '') - (now - 300_000))).toBeLessThan(5000)
      await me.save(id, { sent_at: theirs, responses: [given(right, theirs - 900_000)] })
      expect(await firstOf(me, id)).toMatchObject({ answer: wrong })
    },
  )

  it('a save repeated by a device whose clock is ahead changes nothing', async () => {
    const { me, id, right } = await running()
    const ahead = Date.now() + 20_000
    for (const sent_at of [ahead, ahead + 300, ahead + 900])
      expect(await me.save(id, { sent_at, responses: [given(right, ahead - 500)] })).toMatchObject({ revision: 1 })
  })

  it('a device with a wrong clock and a slow connection loses no changed answer', async () => {
    const { me, id, right, wrong } = await running()
    const theirs = Date.now() - 3 * DAY
    // Three seconds under way; meanwhile the learner thinks again, and that goes through at once.
    await me.save(id, { sent_at: theirs - 3000, responses: [given(wrong, theirs - 3000)], revision: 0 })
    await me.save(id, { sent_at: theirs, responses: [given(right, theirs - 1000)], revision: 1 })
    expect(await firstOf(me, id)).toMatchObject({ answer: right })
  })

  it('no answer is before the start or in the future, whatever time a device says', async () => {
    const me = await school.newcomer()
    const { id, started_at } = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
    const [one, two] = await me.answers(id, () => true)
    await me.save(id, {
      sent_at: 0,
      responses: [
        { ...one, at: Number.MAX_SAFE_INTEGER },
        { ...two, at: 0 },
      ],
    })
    for (const { at } of (await me.read(id)).responses) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(started_at))
      expect(Date.parse(at)).toBeLessThanOrEqual(Date.now())
    }
  })

  it('a save finds the attempt by its id in upper or lower case', async () => {
    const { me, id, right } = await running()
    const shouted = id.toUpperCase()
    await me.save(shouted, { responses: [given(right, Date.now())] })
    expect(await me.finish(shouted)).toMatchObject({
      answered: 1,
      counts: false,
      counts_reason: 'too_few_answered',
      replayed: false,
    })
    expect(await me.finish(shouted)).toMatchObject({
      answered: 1,
      counts: false,
      counts_reason: 'too_few_answered',
      replayed: true,
    })
    const again = { test_id: school.test().toUpperCase(), mode: 'exam', length: 25 }
    const key = { 'Idempotency-Key': 'loud' }
    expect((await me.start(again, key)).id).toBe((await me.start({ ...again, test_id: school.test() }, key)).id)
  })

  it('practice has the key of every question from the start, and an exam has none', async () => {
    const me = await school.newcomer()
    const test_id = await publishBank(school.sql(), { community: school.harbor() })
    const practice = await me.start({ test_id, mode: 'practice', length: 25 })
    const said = practice.questions.map(({ prompt, revealed }) => [
      revealed?.explanation.replace('Why', 'Prompt'),
      revealed?.tip.replace('Tip', 'Prompt'),
      prompt,
    ])
    for (const [why, tip, prompt] of said) expect([why, tip]).toEqual([prompt, prompt])
    const right = await me.answers(practice.id, () => true)
    for (const { number, answer } of right) {
      const shown = practice.questions[number - 1]?.revealed?.right
      if (shown?.kind === 'numeric' || shown?.kind === 'short_text') expect(answer.kind).toBe(shown.kind)
      else expect(shown).toEqual(answer)
    }
    const exam = await me.start({ test_id, mode: 'exam', length: 25, restart: true })
    expect(exam.questions.every(({ revealed }) => revealed === null)).toBe(true)
  })
})
