import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KNOWN_DAYS, LIKELY } from '../../../functions/_domain/goals/candidates.ts'
import { chooseGoals, MOST_GOALS, noveltyOf, swapGoal, type PastGoal } from '../../../functions/_domain/goals/choose.ts'
import { GOAL_KINDS } from '../../../functions/_domain/goals/kinds.ts'
import { goalProgress, lastDayOf } from '../../../functions/_domain/goals/progress.ts'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { aHistory, someHistory, TODAY } from '../../support/goal-history.ts'

const setOn = (today: string) => ({ set_on: today, set_at: Date.parse(`${today}T12:00:00Z`) })

describe('goals of a day', () => {
  it('the same learner, day and history always get the same, in whatever order the history is read', () => {
    fc.assert(
      fc.property(someHistory, fc.infiniteStream(fc.nat()), (history, order) => {
        const shuffled = <T>(all: readonly T[]) =>
          all
            .map((one) => ({ one, key: order.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one)
        const { work, learned, tests, past } = history
        const other = { work: shuffled(work), learned: shuffled(learned), tests: shuffled(tests), past: shuffled(past) }
        expect(chooseGoals({ ...history, ...other })).toEqual(chooseGoals(history))
      }),
    )
  })

  it('there are at most three open goals, and never two of a kind', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const open = history.past.filter(({ end }) => end === null)
        const kinds = [...open, ...chooseGoals(history)].map(({ kind }) => kind)
        expect(kinds.length).toBeLessThanOrEqual(MOST_GOALS)
        expect(new Set(kinds).size).toBe(kinds.length)
      }),
    )
  })

  it('no goal is met when it is set, and each can still be met', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        for (const goal of chooseGoals(history)) {
          const progress = goalProgress({ ...goal, ...setOn(history.today) }, { ...history, exams: [] })
          expect(progress).toMatchObject({ now: goal.start, share: 0, standing: 'open' })
        }
      }),
    )
  })

  it('once a rate is known, each is likely, but not certain', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const from = addDays(history.today, -28)
        const days = new Set(history.learned.filter((day) => day >= from && day < history.today)).size
        fc.pre(days >= KNOWN_DAYS)
        for (const { chance } of chooseGoals(history)) {
          expect(chance).toBeGreaterThanOrEqual(LIKELY.from)
          expect(chance).toBeLessThanOrEqual(LIKELY.to)
        }
      }),
    )
  })

  it('a learner of whom little is known gets first steps', () => {
    expect(
      chooseGoals(aHistory())
        .map(({ kind, target }) => `${kind} ${target}`)
        .toSorted(),
    ).toEqual(['days 2', 'exams 1', 'questions 25'])
  })

  it('a swap brings another kind than those that were there today', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const today = history.past.filter(
          ({ end, ended_on }) => end === null || (ended_on === history.today && end !== 'over'),
        )
        const other = swapGoal(history)
        if (other) expect(today.map(({ kind }) => kind)).not.toContain(other.kind)
      }),
    )
  })

  it('what was put away today does not come back today, and its place stays empty', () => {
    const history = aHistory()
    const [first] = chooseGoals(history)
    if (!first) throw new Error('No goal was chosen.')
    const put: PastGoal = { kind: first.kind, set_on: TODAY, end: 'dismissed', ended_on: TODAY }
    const after = chooseGoals({ ...history, past: [put] })
    expect(after.map(({ kind }) => kind)).not.toContain(first.kind)
    expect(after).toHaveLength(MOST_GOALS - 1)
  })

  it('a kind that was put away comes less often, and one that was there lately a little less', () => {
    const goal = (end: PastGoal['end']): PastGoal => ({
      kind: 'exams',
      set_on: addDays(TODAY, -3),
      end,
      ended_on: end && addDays(TODAY, -2),
    })
    const [fresh, shown, refused] = [[], [goal('met')], [goal('dismissed')]].map((past) =>
      noveltyOf('exams', past, TODAY),
    )
    expect(fresh).toBe(1)
    expect(shown).toBeLessThan(fresh ?? 0)
    expect(refused).toBeLessThan(shown ?? 0)
  })

  it('nothing is set in quiet times, or where there is no test to take', () => {
    expect(chooseGoals(aHistory({ quiet: true }))).toEqual([])
    expect(swapGoal(aHistory({ quiet: true }))).toBeUndefined()
    expect(chooseGoals(aHistory({ tests: [] }))).toEqual([])
  })

  it('every kind is chosen for somebody', () => {
    const kinds = new Set<string>()
    for (const history of fc.sample(someHistory, { numRuns: 600, seed: 1 }))
      for (const { kind } of chooseGoals(history)) kinds.add(kind)
    expect([...kinds].toSorted()).toEqual([...GOAL_KINDS].toSorted())
  })
})

describe('progress', () => {
  it('only grows with more work, and other communities and learners have no part in it', () => {
    fc.assert(
      fc.property(someHistory, fc.nat(60), fc.nat(4), (history, questions, days) => {
        const later = {
          ...history,
          exams: [],
          counters: {
            ...history.counters,
            test_completed: (history.counters.test_completed ?? []).map((value) => (value ?? 0) + questions),
          },
          learned: [...history.learned, ...Array.from({ length: days }, (_, day) => addDays(history.today, day))],
          streak: history.streak + days,
        }
        for (const goal of chooseGoals(history)) {
          const set = { ...goal, ...setOn(history.today) }
          const [before, after] = [goalProgress(set, { ...history, exams: [] }), goalProgress(set, later)]
          expect(after.now).toBeGreaterThanOrEqual(before.now)
          expect(after.share).toBeGreaterThanOrEqual(before.share)
          expect(after.share === 1).toBe(after.standing === 'met')
        }
      }),
    )
  })

  it('a goal is over after its last day, and one whose days are gone before', () => {
    const questions = { kind: 'questions' as const, test_id: null, start: 0, target: 25, ...setOn(TODAY) }
    const facts = { ...aHistory(), exams: [] }
    const on = (today: string) => goalProgress(questions, { ...facts, today }).standing
    expect([lastDayOf(TODAY), addDays(TODAY, 7)].map(on)).toEqual(['open', 'over'])
    const streak = { ...questions, kind: 'streak' as const, start: 5, target: 7 }
    const ended = (days: number) => goalProgress(streak, { ...facts, today: addDays(TODAY, days), streak: 0 }).standing
    expect([0, 1].map(ended)).toEqual(['open', 'over'])
  })
})
