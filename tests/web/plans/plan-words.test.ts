import { describe, expect, it } from 'vitest'
import type { StudyPlan } from '../../../functions/_contracts/plans/plans.ts'
import { coverageText, countdownText, todayTitle, todayWords } from '../../../web/src/lib/features/plans/plan-words.ts'
import { weeksOf } from '../../../web/src/lib/features/plans/weeks.ts'
import { NEXT_STEPS } from '../../../functions/_domain/plans/next-step.ts'
import { addDays } from '../../../functions/_domain/time/days.ts'

const MONDAY = '2026-11-30'
const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ day: addDays(first, index), kind: 'study' as const, review: 0, unseen: 0 },
  }))

describe('the words of a plan', () => {
  it('count the days to an exam', () => {
    const text = (exam_on: string) => countdownText({ today: MONDAY, exam_on })
    expect(text(MONDAY)).toBe('Your exam is today. Good luck.')
    expect(text(addDays(MONDAY, 1))).toBe('Your exam is tomorrow.')
    expect(text(addDays(MONDAY, 11))).toBe('11 days to your exam on Friday, December 11.')
  })

  it('say for each step what there is to do', () => {
    const today = { goal: 10, unseen: 1 }
    for (const next of NEXT_STEPS) expect(todayTitle({ ...today, next })).not.toBe('')
    expect(todayTitle({ ...today, next: 'review' })).toBe('Today’s 10')
    expect(todayTitle({ ...today, next: 'unseen' })).toBe('1 new question')
    const running = { id: '', answered: 3, length: 10 }
    expect(todayWords({ next: 'continue', done: 0, running })).toBe('3 of 10 answered.')
  })

  it('say kindly how much of what is new fits, and what would help', () => {
    const plan = (change: Partial<StudyPlan>, days = 20) =>
      coverageText({
        plan: { exam_on: MONDAY, minutes_a_day: 20, rest_days: [], test: null, updated_at: '' },
        days: daysFrom(MONDAY, days),
        questions: 400,
        seen: 100,
        covered: 210,
        minutes_for_all: 27,
        ...change,
      })
    expect(plan({})).toBe('At 20 minutes a day you will see 310 of 400 questions. 27 minutes would cover all.')
    expect(plan({ minutes_for_all: null })).toBe(
      'At 20 minutes a day you will see 310 of 400 questions. Even 240 minutes would not cover all. A later date would.',
    )
    expect(plan({ covered: 300 })).toBeUndefined()
    expect(plan({ covered: 0 }, 4)).toBe('The last three days are for review. Nothing new begins now.')
    expect(plan({ plan: null })).toBeUndefined()
  })
})

describe('the weeks of a plan', () => {
  it('go from Monday to Sunday, and begin today', () => {
    const weeks = weeksOf(daysFrom(addDays(MONDAY, 3), 13), addDays(MONDAY, 3))
    expect(weeks.map(({ title, days }) => [title, days.length])).toEqual([
      ['This week', 4],
      ['Next week', 7],
      ['Dec 14 to Dec 20', 2],
    ])
  })
})
