import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAYS_WITHOUT_NEW, QUESTIONS_A_MINUTE } from '../../../functions/_domain/plans/limits.ts'
import { practiceExamDays } from '../../../functions/_domain/plans/practice-exams.ts'
import { shareEvenly } from '../../../functions/_domain/plans/share-evenly.ts'
import { planDays, type WhatIsAhead } from '../../../functions/_domain/plans/study-plan.ts'
import { addDays, dayNumber, weekdayOf } from '../../../functions/_domain/time/days.ts'

const MONDAY = '2026-11-30'

const restDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }).map((days) => new Set(days))
const someAhead = fc
  .record({
    today: fc.integer({ min: 0, max: 400 }).map((days) => addDays(MONDAY, days)),
    days: fc.oneof(fc.nat(20), fc.nat(731)),
    minutes_a_day: fc.integer({ min: 5, max: 240 }),
    rest_days: restDays,
    unseen: fc.oneof(fc.nat(60), fc.nat(6000)),
    due: fc.array(fc.nat(40), { maxLength: 30 }),
    reviewed: fc.nat(60),
    learned: fc.nat(60),
  })
  .map(({ days, ...rest }): WhatIsAhead => ({ ...rest, exam_on: addDays(rest.today, days) }))
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
const holds = (law: (ahead: WhatIsAhead, plan: ReturnType<typeof planDays>) => void) =>
  fc.assert(fc.property(someAhead, (ahead) => law(ahead, planDays(ahead))))

describe('a study plan', () => {
  it('has every day from today to the exam, once and in order', () =>
    holds(({ today, exam_on }, { days }) => {
      expect(days[0]?.day).toBe(today)
      expect(days.at(-1)).toMatchObject({ day: exam_on, kind: 'exam' })
      expect(days).toHaveLength(dayNumber(exam_on) - dayNumber(today) + 1)
      expect(days.every(({ day }, index) => day === addDays(today, index))).toBe(true)
    }))

  it('holds everything unseen, or as much as fits', () =>
    holds(({ unseen, minutes_a_day, learned, rest_days, today, exam_on }, { days, covered }) => {
      expect(sum(days.map((day) => day.unseen))).toBe(covered)
      const exams = new Set(practiceExamDays({ today, exam_on, rest_days }))
      const learning = days.filter(
        ({ day }) => !rest_days.has(weekdayOf(day)) && !exams.has(day) && day < addDays(exam_on, -DAYS_WITHOUT_NEW),
      )
      const room = learning.map(({ day }) => (day === today ? Math.max(0, minutes_a_day - learned) : minutes_a_day))
      expect(covered).toBe(Math.min(unseen, sum(room)))
    }))

  it('begins nothing new on the last three days before the exam, nor on its day', () =>
    holds(({ exam_on }, { days }) => {
      const last = days.filter(({ day }) => day >= addDays(exam_on, -DAYS_WITHOUT_NEW))
      expect(last.every(({ unseen }) => unseen === 0)).toBe(true)
    }))

  it('holds nothing on days of rest, but for the exam itself', () =>
    holds(({ rest_days, exam_on }, { days }) => {
      for (const { day, kind, review, unseen } of days) {
        if (rest_days.has(weekdayOf(day)) && day !== exam_on)
          expect({ kind, review, unseen }).toEqual({ kind: 'rest', review: 0, unseen: 0 })
        else expect(kind).not.toBe('rest')
      }
    }))

  it('spreads what is new evenly over the days to come', () =>
    holds((_, { days }) => {
      const fresh = days.slice(1).flatMap(({ unseen }) => (unseen > 0 ? [unseen] : []))
      const most = Math.max(0, ...fresh)
      expect(most - Math.min(most, ...fresh)).toBeLessThanOrEqual(1)
    }))

  it('holds no more than the minutes of a day', () =>
    holds(({ minutes_a_day }, { days }) => {
      for (const { review, unseen } of days.slice(1))
        expect(review + unseen).toBeLessThanOrEqual(QUESTIONS_A_MINUTE * minutes_a_day)
    }))

  it('covers no less with more minutes, and all of it with the minutes that it names', () =>
    holds((ahead, { covered, minutes_for_all }) => {
      const more = planDays({ ...ahead, minutes_a_day: Math.min(240, ahead.minutes_a_day + 7) })
      expect(more.covered).toBeGreaterThanOrEqual(covered)
      if (minutes_for_all === null) return
      expect(minutes_for_all).toBeGreaterThan(ahead.minutes_a_day)
      expect(planDays({ ...ahead, minutes_a_day: minutes_for_all }).covered).toBe(ahead.unseen)
      expect(planDays({ ...ahead, minutes_a_day: minutes_for_all - 1 }).covered).toBeLessThan(ahead.unseen)
    }))

  it('asks no more today the more of it is done', () =>
    holds((ahead, plan) => {
      const one = Math.min(1, ahead.unseen)
      const later = planDays({ ...ahead, unseen: ahead.unseen - one, learned: ahead.learned + one })
      expect(later.days[0]?.unseen).toBe(Math.max(0, (plan.days[0]?.unseen ?? 0) - one))
    }))

  it('moves by itself when a day is missed: what that day held is shared by the days to come', () => {
    const ahead = {
      ...{ today: MONDAY, exam_on: addDays(MONDAY, 20), minutes_a_day: 20, rest_days: new Set<number>() },
      ...{ unseen: 150, due: [], reviewed: 0, learned: 0 },
    }
    const today = planDays(ahead)
    expect(today.covered).toBe(150)
    const tomorrow = planDays({ ...ahead, today: addDays(MONDAY, 1) })
    expect(tomorrow.covered).toBe(150)
    expect(tomorrow.days[0]?.unseen).toBeGreaterThan(today.days[1]?.unseen ?? 0)
  })

  it('says with how many minutes a day everything would fit', () => {
    const ahead = {
      ...{ today: MONDAY, exam_on: addDays(MONDAY, 25), minutes_a_day: 15, rest_days: new Set([6, 7]) },
      ...{ unseen: 400, due: [], reviewed: 0, learned: 0 },
    }
    const { covered, minutes_for_all } = planDays(ahead)
    expect({ covered, minutes_for_all }).toEqual({ covered: 195, minutes_for_all: 31 })
    // Not even four hours a day are enough.
    expect(planDays({ ...ahead, unseen: 40_000 }).minutes_for_all).toBe(null)
    // The last three days are for review, however many minutes they have.
    expect(planDays({ ...ahead, exam_on: addDays(MONDAY, 3) })).toMatchObject({ covered: 0, minutes_for_all: null })
  })

  it('for an exam today is one day of review', () => {
    const plan = planDays({
      ...{ today: MONDAY, exam_on: MONDAY, minutes_a_day: 10, rest_days: new Set([1]) },
      ...{ unseen: 50, due: [80], reviewed: 0, learned: 0 },
    })
    expect(plan.days).toEqual([{ day: MONDAY, kind: 'exam', review: 20, unseen: 0 }])
  })

  it('expects what was reviewed to come again before the exam', () => {
    const { days } = planDays({
      ...{ today: MONDAY, exam_on: addDays(MONDAY, 12), minutes_a_day: 20, rest_days: new Set<number>() },
      ...{ unseen: 0, due: [8], reviewed: 0, learned: 0 },
    })
    // After 3 days, then 2, 1, 1 and so on: a quarter of what is left.
    expect(days.flatMap(({ review }, index) => (review > 0 ? [index] : []))).toEqual([0, 3, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})

describe('practice exams', () => {
  it('are once a week, never on a day of rest, and the last is two days before the exam or the study day before that', () => {
    fc.assert(
      fc.property(someAhead, ({ today, exam_on, rest_days }) => {
        const days = practiceExamDays({ today, exam_on, rest_days })
        expect(days.every((day) => day >= today && day < exam_on && !rest_days.has(weekdayOf(day)))).toBe(true)
        for (const [index, day] of days.slice(1).entries()) expect(day).toBe(addDays(days[index] ?? '', 7))
        const last = days.at(-1)
        const wanted = addDays(exam_on, -2)
        if (wanted >= today && !rest_days.has(weekdayOf(wanted))) expect(last).toBe(wanted)
        if (last !== undefined)
          for (let day = addDays(last, 1); day <= wanted; day = addDays(day, 1))
            expect(rest_days.has(weekdayOf(day))).toBe(true)
      }),
    )
  })
})

describe('sharing questions out', () => {
  it('gives all that fits, evenly, the first days no less than the last', () => {
    expect(shareEvenly(10, 4, 100)).toEqual([3, 3, 2, 2])
    expect(shareEvenly(100, 3, 5)).toEqual([5, 5, 5])
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(200), fc.nat(240), (questions, days, most) => {
        const shares = shareEvenly(questions, days, most)
        expect(sum(shares)).toBe(Math.min(questions, days * most))
        expect(shares).toEqual(shares.toSorted((a, b) => b - a))
      }),
    )
  })
})
