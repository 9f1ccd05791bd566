import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventOf, useSchool, type Sitter } from '../../support/school.ts'

describe('a finished test that leaves questions open', () => {
  const school = useSchool()

  /** Every row of a learner in any table but the attempts themselves. */
  async function everythingOf(person: string) {
    const tables = await school.sql()<{ name: string }[]>`
      select table_name as name
      from information_schema.columns
      where table_schema = 'public' and column_name = 'user_id' and table_name <> 'attempts'
      order by table_name
    `
    const rows = await Promise.all(
      tables.map(({ name }) => school.sql()`select * from ${school.sql()(name)} where user_id = ${person}`),
    )
    return Object.fromEntries(tables.map(({ name }, index) => [name, [...(rows[index] ?? [])]]))
  }

  async function ranksOf(me: Sitter) {
    const metrics = ['xp_weekly', 'xp_all_time', 'completed', 'streak_current', 'achievements']
    return Promise.all(
      metrics.map(async (metric) => {
        const answer = await school
          .api()
          .ask(`/gamification-api/leaderboard/${metric}/rank?community=harbor`, me.person)
        expect(answer.status).toBe(200)
        return (await answer.json()).data.me?.score ?? 0
      }),
    )
  }

  it('with fewer than 80% of the questions answered nothing changes anywhere; from 80% on everything does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ answered: fc.nat(25), right: fc.nat(25), mode: fc.constantFrom('exam', 'practice') }),
        async ({ answered, right, mode }) => {
          const me = await school.newcomer()
          const { id } = await me.start({ test_id: school.test(), mode, length: 25 })
          await me.sinceMinutes(id, 10)
          const responses = (await me.answers(id, (number) => number <= right)).slice(0, answered)
          const [before, ranks] = [await everythingOf(me.person), await ranksOf(me)]
          const result = await me.finish(id, { sent_at: Date.now(), responses })
          expect(result).toMatchObject({ answered, correct: Math.min(answered, right) })
          expect((await me.review(id)).result).toEqual({ ...result, replayed: true })
          if (answered / 25 < 0.8) {
            expect(result).toMatchObject({ counts: false, counts_reason: 'too_few_answered', progress: null })
            expect(await everythingOf(me.person)).toEqual(before)
            expect(await ranksOf(me)).toEqual(ranks)
            expect(await eventOf(school.api(), id)).toBeUndefined()
            return
          }
          expect(result).toMatchObject({
            counts: true,
            counts_reason: null,
            progress: { streak: { result: 'started', current: 1 } },
          })
          const earned = result.progress?.achievements.map(({ slug }) => slug) ?? []
          expect(earned).toContain('test_rookie')
          const after = await everythingOf(me.person)
          for (const table of [
            'activity_events',
            'user_achievements',
            'user_counters',
            'xp_transactions',
            'streak_days',
          ])
            expect([table, after[table]?.length]).not.toEqual([table, before[table]?.length ?? 0])
          expect(after.user_counters?.[0]?.counters).toMatchObject({
            test_completed: [1, result.percent, result.percent, result.correct, 25, result.seconds],
          })
          const xp = result.progress?.xp.total ?? 0
          expect(await ranksOf(me)).toEqual([xp, xp, 1, 1, earned.length])
        },
      ),
      {
        numRuns: 30,
        examples: [[{ answered: 19, right: 25, mode: 'exam' }], [{ answered: 20, right: 0, mode: 'practice' }]],
      },
    )
  })
})
