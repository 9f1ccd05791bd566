import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recallOn } from '../../../functions/_domain/memory/card.ts'
import { chooseReview, horizonOf, type ReviewCard } from '../../../functions/_domain/plans/choose-review.ts'
import { examAhead, examDateProblem, lastExamDate } from '../../../functions/_domain/plans/exam-date.ts'
import { nextStep } from '../../../functions/_domain/plans/next-step.ts'
import { mostToLookFor, reviewOfToday, sizeOfReview } from '../../../functions/_domain/plans/todays-review.ts'
import { comesAgainOn, longestWait, waitedSince } from '../../../functions/_domain/plans/waits.ts'
import { addDays, dayAt } from '../../../functions/_domain/time/days.ts'
import { someCards, TODAY } from '../../support/review-cards.ts'

const ahead = fc.integer({ min: 0, max: 731 }).map((days) => addDays(TODAY, days))
const someExam = fc.option(ahead, { nil: null })

describe('how long a question may wait before an exam', () => {
  it('is a quarter of the days that were left when it was answered, and a day at least', () => {
    expect(longestWait('2026-11-01', '2026-12-11')).toBe(10)
    expect(longestWait('2026-12-04', '2026-12-11')).toBe(1)
    expect(longestWait('2026-12-10', '2026-12-11')).toBe(1)
    expect(longestWait('2026-12-11', '2026-12-11')).toBe(1)
  })

  it('never delays what is due, and brings it again before the exam', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), ahead, (before, interval, exam_on) => {
        const answered_on = addDays(TODAY, -before)
        const due_on = addDays(answered_on, interval)
        const again = comesAgainOn({ due_on, answered_on }, exam_on)
        expect(again <= due_on).toBe(true)
        expect(again <= addDays(answered_on, longestWait(answered_on, exam_on))).toBe(true)
        expect(comesAgainOn({ due_on, answered_on }, null)).toBe(due_on)
        if (answered_on < exam_on) expect(again <= exam_on).toBe(true)
      }),
    )
  })

  it('divides what has waited long enough from what has not by the day of the last answer', () => {
    fc.assert(
      fc.property(fc.nat(800), ahead, (before, exam_on) => {
        const answered_on = addDays(TODAY, -before)
        const again = comesAgainOn({ due_on: '9999-12-31', answered_on }, exam_on)
        expect(answered_on <= waitedSince(TODAY, exam_on)).toBe(again <= TODAY)
      }),
    )
  })
})

describe('today’s review', () => {
  it('asks only what is there, once, and as much as was wished', () => {
    fc.assert(
      fc.property(someCards, someExam, fc.integer({ min: 0, max: 60 }), (cards, exam_on, most) => {
        const days = { today: TODAY, exam_on }
        const all = chooseReview(cards, days, cards.length)
        const chosen = chooseReview(cards, days, most)
        expect(chosen).toEqual(all.slice(0, most))
        expect(chosen).toHaveLength(Math.min(most, all.length))
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.every((card) => cards.includes(card))).toBe(true)
      }),
    )
  })

  it('asks what is due, and before an exam more than that', () => {
    fc.assert(
      fc.property(someCards, ahead, (cards, exam_on) => {
        const plain = new Set(chooseReview(cards, { today: TODAY, exam_on: null }, cards.length))
        expect(plain).toEqual(new Set(cards.filter(({ due_on }) => due_on <= TODAY)))
        const capped = new Set(chooseReview(cards, { today: TODAY, exam_on }, cards.length))
        expect([...plain].every((card) => capped.has(card))).toBe(true)
        for (const { in_exam, due_on } of capped) expect(in_exam || due_on <= TODAY).toBe(true)
      }),
    )
  })

  it('on the day of an exam asks whatever of it was not answered that day', () => {
    fc.assert(
      fc.property(someCards, (cards) => {
        const chosen = new Set(chooseReview(cards, { today: TODAY, exam_on: TODAY }, cards.length))
        const open = cards.filter(({ in_exam, last_at }) => in_exam && dayAt(last_at) < TODAY)
        expect(open.every((card) => chosen.has(card))).toBe(true)
      }),
    )
  })

  it('begins with what is recalled least on the day of the exam, by the curve of FSRS', () => {
    fc.assert(
      fc.property(someCards, someExam, (cards, exam_on) => {
        const days = { today: TODAY, exam_on }
        const recall = chooseReview(cards, days, cards.length).map((card) => recallOn(card, horizonOf(days)))
        expect(recall).toEqual(recall.toSorted((a, b) => a - b))
      }),
    )
  })

  it('is the same in whatever order memory comes', () => {
    fc.assert(
      fc.property(
        someCards.chain((cards) =>
          fc.tuple(fc.constant(cards), fc.shuffledSubarray(cards, { minLength: cards.length })),
        ),
        someExam,
        ([cards, shuffled]: [ReviewCard[], ReviewCard[]], exam_on) => {
          const days = { today: TODAY, exam_on }
          expect(chooseReview(shuffled, days, 10)).toEqual(chooseReview(cards, days, 10))
        },
      ),
    )
  })

  it('has two questions a minute, five at least and fifty at most, and ten where nobody said how long', () => {
    expect([null, 5, 10, 20, 25, 240].map((minutes) => sizeOfReview(minutes))).toEqual([10, 10, 20, 40, 50, 50])
    expect(sizeOfReview(20, 15)).toBe(25)
    expect(sizeOfReview(5, 10)).toBe(5)
  })

  it('says how many are enough for today, and never how many are due', () => {
    expect(reviewOfToday({ size: 10, done: 0, due: 4000 })).toEqual({ goal: 10, done: 0, left: 10, more: 0 })
    expect(reviewOfToday({ size: 10, done: 0, due: 3 })).toEqual({ goal: 3, done: 0, left: 3, more: 0 })
    // Practice has five questions at least.
    expect(reviewOfToday({ size: 10, done: 8, due: 40 })).toEqual({ goal: 10, done: 8, left: 5, more: 0 })
    expect(reviewOfToday({ size: 10, done: 10, due: 40 })).toEqual({ goal: 10, done: 10, left: 0, more: 10 })
    expect(reviewOfToday({ size: 10, done: 10, due: 2 })).toEqual({ goal: 10, done: 10, left: 0, more: 2 })
    expect(reviewOfToday({ size: 10, done: 0, due: 0 })).toEqual({ goal: 0, done: 0, left: 0, more: 0 })
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 50 }),
        fc.nat(100),
        fc.nat(100),
        fc.nat(10_000),
        (size, done, due, further) => {
          const today = reviewOfToday({ size, done, due })
          expect(today.goal).toBeLessThanOrEqual(size)
          expect(today.left).toBeLessThanOrEqual(due)
          expect(today.left === 0 || today.more === 0).toBe(true)
          // What lies beyond what is looked for changes nothing that is said.
          const seen = mostToLookFor(size)
          expect(reviewOfToday({ size, done, due: seen + further })).toEqual(reviewOfToday({ size, done, due: seen }))
        },
      ),
    )
  })
})

describe('the next step', () => {
  const nothing = { isRunning: false, left: 0, unseen: 0, hasExam: false, isRest: false, hasBegun: false }
  it.each([
    [{ isRunning: true, left: 5, unseen: 5 }, 'continue'],
    [{ left: 5, unseen: 5, hasExam: true }, 'review'],
    [{ unseen: 5, hasExam: true }, 'unseen'],
    [{ hasExam: true, hasBegun: true }, 'practice_exam'],
    [{ isRest: true }, 'rest'],
    [{ hasBegun: true }, 'enough'],
    [{}, 'nothing'],
  ] as const)('with %j is %s', (work, step) => {
    expect(nextStep({ ...nothing, ...work })).toBe(step)
  })
})

describe('the date of an exam', () => {
  it('may be today or up to two years ahead', () => {
    expect(examDateProblem('2026-11-30', '2026-11-30')).toBeUndefined()
    expect(examDateProblem('2028-11-30', '2026-11-30')).toBeUndefined()
    expect(examDateProblem('2026-11-29', '2026-11-30')).toBe('has passed')
    expect(examDateProblem('2028-12-01', '2026-11-30')).toBe('is too far ahead')
    expect(lastExamDate('2028-02-29')).toBe('2030-02-28')
  })

  it('is ahead until its day is over', () => {
    expect(examAhead({ exam_on: '2026-11-30' }, '2026-11-30')).toBe('2026-11-30')
    expect(examAhead({ exam_on: '2026-11-29' }, '2026-11-30')).toBe(null)
    expect(examAhead(null, '2026-11-30')).toBe(null)
  })
})
