import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner } from '../../../functions/_domain/engine/learner.ts'
import { replay } from '../../../functions/_domain/engine/replay.ts'
import { activity, dayOf, finish } from '../../support/activities.ts'
import { rulesetOf } from '../../support/packs.ts'

type When = Parameters<typeof activity>[1]

const passed = (when: When) => finish({ correct: 15 }, when)
const failed = (when: When) => finish({ correct: 14 }, when)
/** A test that was not passed and paid its day's bonus, as the log has it from before it had to be passed. */
const failedBefore = (when: When) => {
  const test = failed(when)
  return { ...test, dims: { ...test.dims, bonus_paid: true } }
}
const lesson = (when: When) => activity('lesson_completed', when)
const drill = (when: When) => activity('wod_completed', when)
const scenario = (when: When) => activity('scenario_completed', when)
const visit = (when: When) => activity('daily_login', when)
const protection = (when: When) => activity('streak_protected', { ...when, dims: { kind: 'learning' } })

const NO_RULES = rulesetOf([])

/** What each event paid as streak bonus, and the streak after it. */
function live(history: readonly Activity[]) {
  let learner = newLearner(1)
  return history.map((event) => {
    const { learner: after, outcome } = fold(learner, event, NO_RULES)
    learner = after
    const bonus = outcome.xp.filter(({ reason }) => reason === 'streak')
    const [change] = outcome.streaks
    return { event, bonus, change, current: after.streaks.learning?.current ?? 0 }
  })
}

const paid = (...history: Activity[]) => live(history).map(({ bonus }) => bonus[0]?.amount ?? 0)

describe('the bonus of a day', () => {
  it('comes with the first test of the day that is passed', () => {
    expect(paid(failed({ day: 0 }), passed({ day: 0 }), passed({ day: 0 }))).toEqual([0, 5, 0])
  })

  it('does not come on a day without a pass, and the streak goes on', () => {
    const days = live([failed({ day: 0 }), failed({ day: 1 }), failed({ day: 2 }), passed({ day: 2 })])
    expect(days.map(({ bonus }) => bonus)).toEqual([
      [],
      [],
      [],
      [{ amount: 15, reason: 'streak', reference: dayOf(2) }],
    ])
    expect(days.map(({ current }) => current)).toEqual([1, 2, 3, 3])
  })

  it.each([
    ['a lesson', lesson],
    ['a drill', drill],
    ['a scenario', scenario],
    ['a test of before that paid it', failedBefore],
  ])('comes with %s', (_, work) => {
    expect(paid(failed({ day: 0 }), work({ day: 1 }), passed({ day: 1 }))).toEqual([0, 10, 0])
  })

  it('comes with practice as with an exam', () => {
    expect(paid(finish({ mode: 'practice', correct: 15 }))).toEqual([5])
  })

  it('does not come with a visit', () => {
    expect(paid(visit({ day: 0 }), visit({ day: 1 }))).toEqual([0, 0])
  })

  it('comes once on a date that repeats after a move west', () => {
    expect(paid(passed({ day: 1 }), passed({ day: 1, hour: 3 }))).toEqual([5, 0])
  })

  it('does not come for a day before the newest active one', () => {
    expect(paid(failed({ day: 0 }), failed({ day: 1 }), passed({ day: 0 }), passed({ day: 1 }))).toEqual([0, 0, 0, 10])
  })

  it('an outcome says while it is still to come', () => {
    const events = [visit({ day: 0 }), failed({ day: 0 }), failed({ day: 0 }), passed({ day: 0 }), failed({ day: 0 })]
    expect(live(events).map(({ change }) => change?.bonus_open)).toEqual([undefined, true, true, undefined, undefined])
  })

  it('in any order of events, each day pays once, with the first pass on the newest active day, by the streak of that moment', () => {
    const deed = fc.constantFrom(passed, failed, failed, failedBefore, lesson, drill, scenario, visit, protection)
    const gap = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(0, 0, 1) },
      { weight: 2, arbitrary: fc.integer({ min: -3, max: 5 }) },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(deed, gap), { maxLength: 60, size: 'max' }), (steps) => {
        let day = 0
        const history = steps.map(([event, gap], index) => {
          day = Math.max(0, day + gap)
          return event({ id: `event ${index}`, day })
        })
        let newest = ''
        let isOpen = false
        for (const { event, bonus, change, current } of live(history)) {
          const { type, local_date, dims } = event
          if (type === 'streak_protected') {
            // The days up to the one before are over.
            if (change?.result === 'protected') [newest, isOpen] = [dayBefore(local_date), false]
          } else if (type !== 'daily_login' && local_date > newest) [newest, isOpen] = [local_date, true]
          const isPass = type === 'test_completed' ? 'passed' in dims || 'bonus_paid' in dims : type in WORK
          const isDue = isOpen && isPass && local_date === newest
          expect(bonus).toEqual(
            isDue ? [{ amount: Math.min(50, 5 * current), reason: 'streak', reference: local_date }] : [],
          )
          if (isDue) isOpen = false
        }
        expect(replay(history).entries.filter(({ reason }) => reason === 'streak')).toEqual(
          live(history).flatMap(({ bonus }) => bonus.map((it) => ({ ...it, local_date: it.reference }))),
        )
      }),
      { numRuns: 500 },
    )
  })
})

const WORK = { lesson_completed: true, wod_completed: true, scenario_completed: true }
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
