import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import type { Comparison, Criteria } from '../../../functions/_domain/rules/criteria.ts'
import { activity, finish } from '../../support/activities.ts'
import { give, rule } from './custom.ts'

const because = (criteria: Criteria, history: Activity[]) =>
  give(history, [rule('it', criteria)]).flatMap(({ achievements }) => achievements)[0]?.because

describe('the values that satisfied a rule', () => {
  it('name the counter with its metric and the dimension that reached the threshold', () => {
    expect(
      because({ counter: 'test_completed:questions:sum', by: 'category', gte: 50 }, [
        finish({ category: 'security' }),
        finish(),
        finish({ category: 'security' }),
      ]),
    ).toEqual({ 'test_completed:questions:sum@category=security': 50 })
  })

  it('name the event with the properties that the rule asks for', () => {
    const early = {
      event: 'test_completed',
      where: { mode: 'exam', score: { gte: 90 } },
      local_hour: { gte: 5, lt: 8 },
    }
    expect(because(early, [finish({}, { hour: 6 })])).toEqual({
      event: 'test_completed',
      mode: 'exam',
      score: 100,
      local_hour: 6,
    })
  })

  it('leave out alternatives that were not met', () => {
    const near = {
      all: [
        { counter: 'post_created', gte: 1 },
        { counter: 'comment_created', gte: 1 },
      ],
    }
    const criteria: Criteria = { any: [near, { counter: 'achievement_shared', gte: 1 }] }
    const history = ['post_created', 'achievement_shared'].map((type) => activity(type))
    expect(because(criteria, history)).toEqual({ achievement_shared: 1 })
  })

  it('give the lowest value for a rule with an upper limit', () => {
    const criteria: Criteria = { counter: 'test_completed:score:min', by: 'category', lte: 20 }
    expect(because(criteria, [finish({ correct: 6 }), finish({ correct: 5 })])).toEqual({
      'test_completed:score:min@category=network': 20,
    })
  })

  it('include every part of a rule that requires all', () => {
    const all: Criteria = {
      all: [{ counter: 'post_created', gte: 1 }, { level: 1 }, { counter: 'comment_created', gte: 1 }],
    }
    const history = ['post_created', 'comment_created'].map((type) => activity(type))
    expect(because(all, history)).toEqual({ post_created: 1, level: 1, comment_created: 1 })
  })
})

describe('an event rule', () => {
  it.each<[boolean, Record<string, Comparison>]>([
    [true, { mode: 'exam' }],
    [false, { mode: 'practice' }],
    [true, { perfect: true }],
    [false, { first: true }],
    [true, { score: 100 }],
    [true, { mode: { in: ['practice', 'exam'] } }],
    [false, { mode: { in: ['practice'] } }],
    [true, { score: { eq: 100 } }],
    [false, { score: { eq: 99 } }],
    [true, { score: { gte: 100, lte: 100 } }],
    [false, { score: { gte: 100.5 } }],
    [false, { score: { lte: 99.5 } }],
    [false, { mode: { gte: 0 } }],
    [false, { mode: 'exam', category: 'security' }],
    [false, { best_before: { lte: 60 } }],
    [false, { wind: { in: ['north'] } }],
  ])('evaluates to %s for a perfect exam about networks and %j', (met, where) => {
    expect(because({ event: 'test_completed', where }, [finish()]) !== undefined).toBe(met)
  })
})
