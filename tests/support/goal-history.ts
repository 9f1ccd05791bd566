import fc from 'fast-check'
import type { GoalChoice, PastGoal } from '../../functions/_domain/goals/choose.ts'
import type { LoggedWork } from '../../functions/_domain/goals/history.ts'
import { GOAL_KINDS } from '../../functions/_domain/goals/kinds.ts'
import { addDays } from '../../functions/_domain/time/days.ts'

export const TODAY = '2026-11-30'

/** A learner who has done nothing yet, in a community with a test. */
export const aHistory = (more: Partial<GoalChoice> = {}): GoalChoice => ({
  user_id: 'lea',
  community_id: 'harbor',
  today: TODAY,
  counters: {},
  work: [],
  learned: [],
  streak: 0,
  tests: [{ id: 'networks', best: null }],
  past: [],
  quiet: false,
  ...more,
})

/** What somebody does on one of their days. */
interface SomeDay {
  ago: number
  exams: number[]
  practiced: number
}

const someDay: fc.Arbitrary<SomeDay> = fc.record({
  ago: fc.nat(35),
  exams: fc.array(fc.constantFrom(40, 64, 72, 76, 80, 84, 92, 100), { maxLength: 3 }),
  practiced: fc.nat(30),
})

/** At most three are open, each of another kind. */
const somePast: fc.Arbitrary<PastGoal[]> = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom(...GOAL_KINDS),
      ago: fc.nat(6),
      end: fc.constantFrom('met' as const, 'dismissed' as const, 'swapped' as const, 'over' as const, null),
    }),
    { maxLength: 3, selector: ({ kind }) => kind },
  )
  .map((all) =>
    all.map(({ kind, ago, end }) => {
      const set_on = addDays(TODAY, -ago)
      return { kind, set_on, end, ended_on: end && addDays(set_on, Math.min(ago, 1)) }
    }),
  )

/** Somebody with a history of up to five weeks. */
export const someHistory: fc.Arbitrary<GoalChoice> = fc
  .record({
    days: fc.oneof(fc.array(someDay, { maxLength: 30 }), fc.array(someDay, { minLength: 60, maxLength: 80 })),
    learner: fc.uuid(),
    past: somePast,
    streak: fc.nat(20),
    today: fc.boolean(),
  })
  .map(({ days, learner, past, streak, today }) => {
    const work = days
      .filter(({ ago }) => ago > 0 || today)
      .flatMap(({ ago, exams, practiced }): LoggedWork[] => {
        const local_date = addDays(TODAY, -ago)
        const about = { local_date, correct: null, score: null }
        return [
          ...exams.map((score) => ({ ...about, type: 'test_completed', mode: 'exam', score, questions: 25 })),
          ...(practiced > 0
            ? [{ ...about, type: 'practice_completed', mode: null, questions: practiced, correct: practiced }]
            : []),
        ]
      })
    const exams = work.filter(({ mode }) => mode === 'exam')
    const scores = exams.flatMap(({ score }) => score ?? [])
    return aHistory({
      user_id: learner,
      work,
      past,
      streak,
      learned: [...new Set(work.map(({ local_date }) => local_date))],
      tests: [
        { id: 'networks', best: scores.length > 0 ? Math.max(...scores) : null },
        { id: 'security', best: scores[0] ?? null },
      ],
      counters: {
        test_completed: [exams.length, null, null, 0, exams.length * 25, 0],
        'test_completed@mode=exam': [exams.length],
      },
    })
  })
