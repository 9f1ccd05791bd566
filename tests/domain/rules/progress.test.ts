import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import type { Criteria } from '../../../functions/_domain/rules/criteria.ts'
import { evaluate } from '../../../functions/_domain/rules/evaluate.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner, type Learner } from '../../../functions/_domain/engine/learner.ts'
import { progressOf } from '../../../functions/_domain/rules/progress.ts'
import type { CompiledRule } from '../../../functions/_domain/rules/ruleset.ts'
import { finish, activity } from '../../support/activities.ts'
import { goodCriteria, withinReach } from '../../support/criteria.ts'
import { rulesetOf } from '../../support/packs.ts'
import { anyHistory } from '../achievements/any-history.ts'
import { rule } from '../achievements/custom.ts'

const after = (history: Activity[], criteria: Criteria) => {
  const ruleset = rulesetOf([
    rule('asked', criteria),
    rule('first_steps', { counter: 'test_completed', gte: 1 }),
    rule('page_one', { counter: 'lesson_completed', gte: 1 }),
  ])
  const learner = history.reduce((learner, event) => fold(learner, event, ruleset).learner, newLearner(1))
  const asked = ruleset.byId.get('id of asked')
  if (!asked) throw new Error('The rule is gone.')
  return { asked, learner }
}
const progress = (criteria: Criteria, history: Activity[] = []) => {
  const { asked, learner } = after(history, criteria)
  return progressOf(asked.condition, learner)
}

const tests = (count: number, category = 'network') =>
  Array.from({ length: count }, (_, day) => finish({ category, correct: 20 }, { day }))

describe('progress toward a rule', () => {
  it('progress toward a counter is its value of the threshold', () => {
    expect(progress({ counter: 'test_completed', gte: 50 }, tests(37))).toEqual({ share: 0.74, have: 37, need: 50 })
    expect(progress({ counter: 'test_completed', gte: 50 })).toEqual({ share: 0, have: 0, need: 50 })
    expect(progress({ counter: 'test_completed', gte: 5 }, tests(7))).toEqual({ share: 1, have: 5, need: 5 })
  })

  it('progress by a dimension takes the nearest value', () => {
    const history = [...tests(2), ...tests(3, 'security')]
    expect(progress({ counter: 'test_completed', by: 'category', gte: 4 }, history)).toMatchObject({ have: 3, need: 4 })
  })

  it('a minimum has no progress until it is low enough', () => {
    const criteria = { counter: 'course_completed:days:min', lte: 7 }
    const done = (days: number) => activity('course_completed', { metrics: { days } })
    expect(progress(criteria)).toBeNull()
    expect(progress(criteria, [done(9)])).toBeNull()
    expect(progress(criteria, [done(9), done(5)])).toEqual({ share: 1, have: 5, need: 7 })
  })

  it('streaks, levels, XP and held rules have progress', () => {
    const history = tests(3)
    expect(progress({ streak: 'learning', gte: 7 }, history)).toMatchObject({ have: 3, need: 7 })
    expect(progress({ level: 20 }, history)).toMatchObject({ need: 20, share: expect.closeTo(3 / 20) })
    expect(progress({ xp: 100_000 }, history)?.have).toBeGreaterThan(200)
    expect(progress({ achievements: ['first_steps', 'page_one'] }, history)).toEqual({ share: 0.5, have: 1, need: 2 })
  })

  it('progress toward "all" moves with every part and counts the parts that are done', () => {
    const criteria: Criteria = {
      all: [
        { counter: 'test_completed', gte: 4 },
        { counter: 'lesson_completed', gte: 2 },
      ],
    }
    expect(progress(criteria, tests(1))).toEqual({ share: 0.125, have: 0, need: 2 })
    expect(progress(criteria, tests(4))).toEqual({ share: 0.5, have: 1, need: 2 })
    expect(progress({ all: [{ counter: 'test_completed', gte: 4 }] }, tests(1))).toMatchObject({ have: 1, need: 4 })
  })

  it('progress toward "any" is that of the best part', () => {
    const criteria: Criteria = {
      any: [{ event: 'lesson_completed' }, { counter: 'test_completed', gte: 4 }, { counter: 'post_created', gte: 1 }],
    }
    expect(progress(criteria, tests(3))).toMatchObject({ have: 3, need: 4 })
  })

  it('events, windows and leaderboard places have no progress', () => {
    expect(progress({ event: 'test_completed', where: { score: { gte: 90 } } }, tests(3))).toBeNull()
    expect(progress({ within_days: 7, counter: 'test_completed', gte: 5 }, tests(3))).toBeNull()
    expect(progress({ leaderboard: 'xp_weekly', top: 3 }, tests(3))).toBeNull()
  })
})

describe('progress of any rule after any history', () => {
  // Made as the grammar has it, which only the generator knows.
  const anyRule = goodCriteria.map((json): Criteria => JSON.parse(JSON.stringify(withinReach(json))))
  const holds = ({ condition }: CompiledRule, learner: Learner) => evaluate(condition, learner, undefined, {})

  it('the share is 1 if and only if the rule holds, and lies within 0–1', () => {
    let met = 0
    fc.assert(
      fc.property(anyHistory(40), anyRule, (history, criteria) => {
        const { asked, learner } = after(history, criteria)
        const found = progressOf(asked.condition, learner)
        expect(found?.share === 1).toBe(holds(asked, learner))
        if (found) expect(found.share >= 0 && found.share <= 1 && found.have >= 0).toBe(true)
        if (found?.share === 1) met++
      }),
      { numRuns: 600 },
    )
    expect(met).toBeGreaterThan(20)
  })

  it('no event lowers progress, apart from streaks and runs', () => {
    const unbroken = anyRule.filter((criteria) => !/"streak"|run:/.test(JSON.stringify(criteria)))
    fc.assert(
      fc.property(anyHistory(30), unbroken, fc.nat(30), (history, criteria, cut) => {
        const share = (events: Activity[]) => progress(criteria, events)?.share ?? 0
        expect(share(history)).toBeGreaterThanOrEqual(share(history.slice(0, cut)))
      }),
      { numRuns: 400 },
    )
  })
})
