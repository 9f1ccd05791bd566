import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RuleRow } from '../../../functions/_db/queries/engine/rules.ts'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import type { Criteria } from '../../../functions/_domain/rules/criteria.ts'
import { firstMet, type LoggedEvent } from '../../../functions/_domain/engine/first-met.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner } from '../../../functions/_domain/engine/learner.ts'
import { activity, finish } from '../../support/activities.ts'
import { goodCriteria, withinReach } from '../../support/criteria.ts'
import { rulesetOf } from '../../support/packs.ts'
import { anyHistory } from '../achievements/any-history.ts'
import { anyTakes, withTakes } from '../achievements/any-log.ts'
import { rule } from '../achievements/custom.ts'

/** A history as it is in the log, had these rules been live; and what was given when. */
function logged(history: Activity[], rules: RuleRow[]) {
  const ruleset = rulesetOf(rules)
  let learner = newLearner(1)
  const given = new Map<string, number>()
  const log = history.map((event): LoggedEvent => {
    const folded = fold(learner, event, ruleset)
    learner = folded.learner
    for (const { id } of [...folded.outcome.achievements, ...folded.outcome.milestones])
      given.set(id, event.occurred_at)
    return { ...event, outcome: folded.outcome }
  })
  return { log, given, ruleset }
}

const metIn = (log: LoggedEvent[], rules: RuleRow[]) => {
  const ruleset = rulesetOf(rules, 2)
  return firstMet(log, ruleset.rules, ruleset)
}
const bare = (history: Activity[]) => history.map((event): LoggedEvent => ({ ...event, outcome: null }))
const dayIn = (met: Map<string, number>, slug: string) => {
  const at = met.get(`id of ${slug}`)
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 10)
}

describe('when a rule was first met', () => {
  it('a rule was first met when it would have been awarded, had it been live all along', () => {
    const tierOne = goodCriteria.map((json): Criteria => JSON.parse(JSON.stringify(withinReach(json))))
    const plain = tierOne.filter((criteria) => !/"(event|within_days|leaderboard)"/.test(JSON.stringify(criteria)))
    fc.assert(
      fc.property(anyHistory(30), anyTakes, fc.array(plain, { minLength: 1, maxLength: 10 }), (history, takes, all) => {
        const rules = all.map((criteria, index) => rule(`rule_${index}`, criteria))
        const { log, given, ruleset } = logged(withTakes(history, takes, rulesetOf(rules)), rules)
        const met = firstMet(log, ruleset.rules, ruleset)
        // The log says what was paid, given and taken away before, so a level is reached when it was reached.
        for (const [id, at] of given) expect(met.get(id), id).toBe(at)
      }),
      { numRuns: 200 },
    )
  })

  it('an event rule was first met by the first such event, a window by the event that filled it', () => {
    const history = [0, 1, 9, 11, 12].map((day) => activity('wod_completed', { day, hour: day === 9 ? 6 : 12 }))
    const met = metIn(bare(history), [
      rule('early', { event: 'wod_completed', local_hour: { gte: 5, lt: 8 } }),
      rule('week', { within_days: 4, counter: 'wod_completed', gte: 3 }),
      rule('both', {
        all: [
          { event: 'wod_completed', local_hour: { gte: 5, lt: 8 } },
          { counter: 'wod_completed', gte: 4 },
        ],
      }),
      rule('never', { counter: 'wod_completed', gte: 6 }),
    ])
    expect(['early', 'week', 'both', 'never'].map((slug) => dayIn(met, slug))).toEqual([
      '2026-01-14',
      '2026-01-17',
      '2026-01-16',
      undefined,
    ])
  })

  it('rules that are newer than the log change nothing in hindsight', () => {
    const history = [finish({}, { day: 0 }), finish({}, { day: 1 })]
    const met = metIn(logged(history, []).log, [
      rule('treasure', { counter: 'test_completed', gte: 1 }, { xp: 1000 }),
      rule('level', { level: 4 }),
    ])
    expect(dayIn(met, 'treasure')).toBe('2026-01-05')
    expect(dayIn(met, 'level')).toBeUndefined()
  })
})
