import { describe, expect, it } from 'vitest'
import { criteria } from '../../../functions/_contracts/rules/criteria.ts'
import { count } from '../../../functions/_domain/engine/counters.ts'
import { ENGINE_TYPES } from '../../../functions/_domain/engine/event-types.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { earnedAt, sweepActivity, type SweepFinding } from '../../../functions/_domain/engine/sweep-events.ts'
import { newLearner } from '../../../functions/_domain/engine/learner.ts'
import { activity } from '../../support/activities.ts'
import { rulesetOf } from '../../support/packs.ts'
import { rule } from '../achievements/custom.ts'

const NOW = Date.UTC(2026, 5, 1, 23)

describe('an event of a sweep', () => {
  const found = (type: SweepFinding['type'], met: Record<string, number>, version = 5) =>
    sweepActivity({ id: 'it', type, user_id: 'u', community_id: 'c', version, met, now: NOW, zone: 'Asia/Tokyo' })
  const window = rule('window', { within_days: 7, counter: 'post_created', gte: 3 }, { changed: '4' })
  const fourth = rulesetOf([window], 5)
  const give = (event: ReturnType<typeof found>, rules_version = 5, ruleset = fourth) =>
    fold({ ...newLearner(rules_version), xp: 10 }, event, ruleset).outcome.achievements

  it('a sweep event counts nothing, pays nothing of itself and keeps no streak', () => {
    for (const type of ENGINE_TYPES) {
      const event = activity(type, { metrics: { minutes: 5 }, dims: { mode: 'exam' } })
      expect(count({ post_created: [1] }, event)).toEqual({ counters: { post_created: [1] }, changes: [] })
      const { learner, outcome } = fold(newLearner(1), event, rulesetOf([]))
      expect(outcome).toMatchObject({ xp: [], streaks: [] })
      expect(learner.streaks).toEqual({})
    }
  })

  it('no rule can ask for a sweep event', () => {
    for (const type of ENGINE_TYPES)
      for (const rule of [{ counter: type, gte: 1 }, { event: type }, { within_days: 2, counter: type, gte: 1 }])
        expect(criteria.safeParse(rule).success).toBe(false)
  })

  it('a sweep event has the learner’s date and the time when each rule was met', () => {
    const event = found('rules_swept', { a: 7 })
    expect(event).toMatchObject({ local_date: '2026-06-02', local_hour: 8, occurred_at: NOW, dims: { version: '5' } })
    expect([earnedAt('a', event), earnedAt('b', event)]).toEqual([7, NOW])
    expect(earnedAt('a', activity('post_created', { metrics: { a: 7 } }))).not.toBe(7)
  })

  it('a sweep event awards the rule that it names, and no other', () => {
    expect(give(found('rule_met', { 'id of window': 7 })).map(({ id }) => id)).toEqual(['id of window'])
    expect(give(found('rule_met', {}))).toEqual([])
    expect(give(found('rule_met', { 'id of another': 7 }))).toEqual([])
    expect(give({ ...found('rule_met', { 'id of window': 7 }), type: 'post_created' })).toEqual([])
  })

  it('a sweep event does not award a rule that has changed since', () => {
    expect(give(found('rule_met', { 'id of window': 7 }, 3))).toEqual([])
  })

  it('an award is late if its rule is new: always in a sweep, otherwise for learners who have missed the rule', () => {
    const met = { 'id of window': 7 }
    const late = (type: SweepFinding['type'], seen: number) => give(found(type, met), seen).map((given) => given.late)
    expect([late('rules_swept', 5), late('rules_swept', 3)]).toEqual([[true], [true]])
    expect([late('rule_met', 5), late('rule_met', 3)]).toEqual([[false], [true]])
  })

  it('the other parts of a rule that a sweep names still depend on the state', () => {
    const both = rule('both', {
      all: [
        { leaderboard: 'xp_weekly', top: 3 },
        { counter: 'post_created', gte: 1 },
      ],
    })
    const event = found('rule_met', { 'id of both': 7 })
    const ruleset = rulesetOf([both], 5)
    expect(give(event, 5, ruleset)).toEqual([])
    const learner = { ...newLearner(5), counters: { post_created: [2] } }
    expect(fold(learner, event, ruleset).outcome.achievements).toEqual([
      { id: 'id of both', because: { 'leaderboard:xp_weekly': 'top 3', post_created: 2 }, late: false },
    ])
  })
})
