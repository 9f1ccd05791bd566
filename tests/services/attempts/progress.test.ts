import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AttemptResult } from '../../../functions/_contracts/attempts/results.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { eventOf, takeTest, useSchool } from '../../support/school.ts'

describe('what a finished test earns', () => {
  const school = useSchool()
  const bank = (questions?: number) => publishBank(school.sql(), { community: school.harbor(), questions })
  const addsUp = ({ progress }: AttemptResult) => {
    const { base, perfect_bonus, practice_cut, repeat_cut, streak, achievements, milestones, total } =
      progress?.xp ?? fail()
    expect(base + perfect_bonus - practice_cut - repeat_cut + streak + achievements + milestones).toBe(total)
  }

  it('the event of a finish says whether it is the first, and the last and best percent before', async () => {
    const me = await school.newcomer()
    const test_id = await bank()
    const scores = [10, 20, 15]
    const results: AttemptResult[] = []
    for (const correct of scores) results.push(await takeTest(me, test_id, { correct }))
    expect(results.map(({ previous_percent }) => previous_percent)).toEqual([null, 40, 80])
    const [first, second, third] = await Promise.all(results.map(({ attempt_id }) => eventOf(school.api(), attempt_id)))
    expect(first).toMatchObject({ dims: { first: true, category: 'network' }, metrics: { score: 40, correct: 10 } })
    expect(first?.metrics).not.toHaveProperty('previous_score')
    expect(second).toMatchObject({ metrics: { score: 80, previous_score: 40, best_before: 40 } })
    expect(third).toMatchObject({ metrics: { score: 60, previous_score: 80, best_before: 80 } })
    for (const event of [second, third]) expect(event?.dims).not.toHaveProperty('first')
  })

  it('the event of a finish says whether it passes, and the first long enough to pass its test says so', async () => {
    const me = await school.newcomer()
    const finishes = [
      { length: 25, correct: 25 },
      { length: 50, correct: 29 },
      { length: 50, correct: 30, mode: 'practice' },
      { length: 75, correct: 75 },
    ] as const
    const dims: unknown[] = []
    for (const finish of finishes) {
      const { attempt_id } = await takeTest(me, school.test(), finish)
      const { passed, first_pass }: Record<string, unknown> = { ...(await eventOf(school.api(), attempt_id))?.dims }
      dims.push([passed, first_pass])
    }
    expect(dims).toEqual([
      [true, undefined],
      [undefined, undefined],
      [true, true],
      [true, undefined],
    ])
  })

  it('a repeat earns only what exceeds the best already earned on the test, in either mode', async () => {
    const me = await school.newcomer()
    const test_id = await bank()
    const paid: (number | undefined)[] = []
    for (const [correct, mode] of [
      [10, 'exam'],
      [10, 'exam'],
      [20, 'exam'],
      [20, 'practice'],
      [15, 'exam'],
      [25, 'exam'],
      [25, 'exam'],
    ] as const) {
      const result = await takeTest(me, test_id, { correct, mode })
      addsUp(result)
      const xp = result.progress?.xp
      paid.push((xp?.base ?? 0) + (xp?.perfect_bonus ?? 0) - (xp?.practice_cut ?? 0) - (xp?.repeat_cut ?? 0))
    }
    const worth = (correct: number, factor = 1) => Math.round((68.75 * correct * factor) / 25)
    expect(paid).toEqual([worth(10), 0, worth(20) - worth(10), 0, 0, worth(25, 1.5) - worth(20), 0])
    const [ledger] = await school.sql()`
      select sum(amount)::int as total from xp_transactions where user_id = ${me.person} and reason = 'test'
    `
    expect(ledger?.total).toBe(worth(25, 1.5))
  })

  it("the parts of the XP add up to its total, and all totals to the learner's XP, in whatever order tests are taken", async () => {
    const tests = [await bank(), await bank(50), school.test()]
    const attempt = fc.record({
      test: fc.nat(2),
      mode: fc.constantFrom('exam', 'practice'),
      correct: fc.oneof(fc.nat(25), fc.constant(25)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 7 }), async (taken) => {
        const me = await school.newcomer()
        let total = 0
        let best = 0
        for (const { test, mode, correct } of taken) {
          const result = await takeTest(me, tests[test] ?? '', { mode, correct })
          addsUp(result)
          expect(result).toMatchObject({ correct, percent: correct * 4, perfect: mode === 'exam' && correct === 25 })
          total += result.progress?.xp.total ?? 0
          expect(result.progress?.level.total).toBe(total)
          best = Math.max(best, result.percent)
        }
        const { learner } = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
        expect(learner.total).toBe(total)
      }),
      { numRuns: 8 },
    )
  })

  it('a perfect exam counts at its length; another exam breaks the run, and practice does not', async () => {
    const me = await school.newcomer()
    const test_id = await bank()
    const counters = async () => {
      const [row] = await school.sql()`select counters from user_counters where user_id = ${me.person}`
      return row?.counters
    }
    await takeTest(me, test_id, { correct: 25 })
    await takeTest(me, test_id, { correct: 3, mode: 'practice' })
    await takeTest(me, test_id, { correct: 25 })
    const inARow = await counters()
    await takeTest(me, test_id, { correct: 24 })
    const broken = await counters()
    expect([inARow['run:perfect'], broken['run:perfect']].map((it) => it?.[0] ?? it)).toEqual([2, 0])
  })

  it('finishes on several tests at the same moment all earn, and start one streak', async () => {
    const me = await school.newcomer()
    const tests = await Promise.all(Array.from({ length: 6 }, () => bank()))
    const ids = await Promise.all(
      tests.map(async (test_id) => {
        const { id } = await me.start({ test_id, mode: 'exam', length: 25 })
        await me.sinceMinutes(id, 10)
        await me.save(id, { responses: await me.answers(id, () => true) })
        return id
      }),
    )
    const results = await Promise.all(ids.map((id) => me.finish(id)))
    for (const result of results) addsUp(result)
    const { learner } = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
    expect(learner.total).toBe(results.reduce((sum, { progress }) => sum + (progress?.xp.total ?? 0), 0))
    expect(Map.groupBy(results, ({ progress }) => progress?.streak?.result).get('started')).toHaveLength(1)
  })

  it('the first finish of a day starts a streak, and the next maintains it; the first pass pays the bonus', async () => {
    const me = await school.newcomer()
    const first = await takeTest(me, school.test(), { correct: 14 })
    const second = await takeTest(me, school.test(), { correct: 15 })
    const third = await takeTest(me, school.test(), { correct: 20 })
    expect([first, second, third].map(({ progress }) => progress?.streak)).toEqual([
      { result: 'started', current: 1, bonus_open: true },
      { result: 'maintained', current: 1, bonus_open: false },
      { result: 'maintained', current: 1, bonus_open: false },
    ])
    expect([first, second, third].map(({ progress }) => progress?.xp.streak)).toEqual([0, 5, 0])
  })
})

function fail(): never {
  throw new Error('It earned nothing.')
}
