import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RuleRow } from '../../../functions/_db/queries/engine/rules.ts'
import type { Criteria } from '../../../functions/_domain/rules/criteria.ts'
import { thresholds } from '../../../functions/_domain/rules/thresholds.ts'
import { activity, finish } from '../../support/activities.ts'
import { goodCriteria, withinReach, type CriteriaJson } from '../../support/criteria.ts'
import { anyHistory } from '../achievements/any-history.ts'
import { give, idsIn, rule } from '../achievements/custom.ts'
import { naively } from '../achievements/naive.ts'

/** What the generator has no word for. */
const more = fc.constantFrom<Criteria>(
  { counter: 'run:perfect', gte: 2 },
  { counter: 'test_completed:questions:sum', by: 'category', gte: 300 },
  { counter: 'test_completed:score:min', by: 'category', lte: 20 },
  { counter: 'test_completed@mode=exam,perfect=true', by: 'category', gte: 2 },
  { counter: 'test_completed@first_pass=true', by: 'category', gte: 'all_tests' },
  { counter: 'scenario_completed', by: 'difficulty', gte: 2 },
)

/** What the generator's rules ask for: an achievement and a milestone of each name. */
const NAMED = ['first_steps', 'page_one', 'gate-one']
const anyRules: fc.Arbitrary<RuleRow[]> = fc
  .array(
    fc.record({
      criteria: fc.oneof({ weight: 5, arbitrary: goodCriteria.map(criteriaOf) }, { weight: 1, arbitrary: more }),
      kind: fc.constantFrom('achievement', 'course'),
      xp: fc.constantFrom(0, 50, 250, 1000),
    }),
    { minLength: 1, maxLength: 24, size: 'max' },
  )
  .map((rules) =>
    rules.map(({ criteria, kind, xp }, index) => {
      const named = {
        kind: index < NAMED.length ? 'achievement' : 'course',
        slug: NAMED[index % NAMED.length],
      } as const
      const other = { kind, slug: undefined } as const
      const { slug = `rule ${index}`, ...more } = index < 2 * NAMED.length ? named : other
      return rule(slug, criteria, { ...more, code: `id ${index}`, xp })
    }),
  )

function criteriaOf(json: CriteriaJson): Criteria {
  // Made as the grammar has it, which only the generator knows.
  const criteria: Criteria = JSON.parse(JSON.stringify(withinReach(json)))
  return criteria
}

describe('a compiled ruleset', () => {
  it('a compiled ruleset awards after each event what evaluating every rule would', () => {
    fc.assert(
      fc.property(anyHistory(40), anyRules, (history, rules) => {
        const given = give(history, rules).map((outcome) => idsIn(outcome).toSorted())
        expect(given).toEqual(naively(history, rules).map((ids) => ids.toSorted()))
      }),
      { numRuns: 400 },
    )
  })

  it('windows and boards are left to the background, and unknown names are never met', () => {
    const rules = [
      rule('window', { within_days: 7, counter: 'post_created', gte: 1 }),
      rule('board', { leaderboard: 'xp_weekly', top: 1000 }),
      rule('no score', { event: 'post_created', where: { score: { gte: 0 } } }),
      rule('no such achievement', { achievements: ['unheard_of'] }),
    ]
    expect(give([activity('post_created')], rules).flatMap(idsIn)).toEqual([])
  })

  it('an event rule is awarded with its event, never later', () => {
    const rules = [rule('both', { all: [{ event: 'post_created' }, { counter: 'comment_created', gte: 1 }] })]
    const history = ['post_created', 'comment_created', 'post_created'].map((type) => activity(type))
    expect(give(history, rules).map(idsIn)).toEqual([[], [], ['id of both']])
  })

  it('the first event of a learner reaches level 1', () => {
    const [outcome] = give([activity('kettle_boiled')], [rule('here', { level: 1 })])
    expect(outcome?.achievements).toEqual([{ id: 'id of here', because: { level: 1 }, late: false }])
  })

  it('XP of an unlock reach a level that unlocks more, in one event', () => {
    const rules = [
      rule('fourth', { achievements: ['third', 'second'] }, { xp: 0 }),
      rule('third', { xp: 100 }, { xp: 0 }),
      rule('second', { level: 2 }, { xp: 0 }),
      rule('first', { counter: 'post_created', gte: 1 }, { xp: 100 }),
    ]
    const [outcome] = give([activity('post_created')], rules)
    expect(outcome?.achievements.map(({ id }) => id)).toEqual([
      'id of first',
      'id of third',
      'id of second',
      'id of fourth',
    ])
    expect(outcome?.xp).toEqual([{ amount: 100, reason: 'achievement', reference: 'id of first' }])
    expect(outcome?.level).toEqual({ before: 1, after: 2 })
  })

  it('each tier is awarded at its own threshold, and any tier counts as the achievement', () => {
    const tiers = { bronze: 1, silver: 2, gold: 4 }
    const rules = [
      rule('poster', { counter: 'post_created' }, { tiers }),
      rule('known for it', { achievements: ['poster'] }),
    ]
    expect(
      give(
        [1, 2, 3, 4].map(() => activity('post_created')),
        rules,
      ).map(idsIn),
    ).toEqual([['id of poster:bronze', 'id of known for it'], ['id of poster:silver'], [], ['id of poster:gold']])
  })

  it('a milestone is met when its needs are validated and its gate is open', () => {
    const milestone = { kind: 'course', pack: null, validation: 'auto' } as const
    const rules = [
      rule('second', { counter: 'lesson_completed', gte: 1 }, { ...milestone, needs: ['id of first'] }),
      rule(
        'first',
        { counter: 'wod_completed', gte: 1 },
        { ...milestone, unlock: { counter: 'post_created', gte: 1 } },
      ),
    ]
    const history = ['lesson_completed', 'wod_completed', 'post_created'].map((type) => activity(type))
    expect(give(history, rules).map(idsIn)).toEqual([[], [], ['id of first', 'id of second']])
  })

  it('a milestone is handed to an instructor once, and is neither paid nor validated', () => {
    const hand = { kind: 'course', pack: null, validation: 'auto_then_manual', xp: 500 } as const
    const both: Criteria = {
      all: [
        { counter: 'test_completed', gte: 1 },
        { counter: 'test_completed:questions:sum', gte: 25 },
      ],
    }
    const rules = [rule('essay', both, hand), rule('after it', { milestones: ['essay'] })]
    const [outcome] = give([finish()], rules)
    expect(outcome?.milestones.map(({ id }) => id)).toEqual(['id of essay'])
    expect(outcome?.achievements).toEqual([])
    expect(outcome?.xp.filter(({ reason }) => reason === 'milestone')).toEqual([])
  })
})

describe('thresholds', () => {
  const value = fc.integer({ min: -5, max: 20 })
  const waiting = fc.array(value).map((values) => values.map((at, item) => ({ at, item })))
  const sorted = (items: number[]) => items.toSorted((a, b) => a - b)

  it('a change meets the thresholds between the old and the new number', () => {
    fc.assert(
      fc.property(waiting, fc.option(value, { nil: undefined }), value, (waiting, before, after) => {
        const { risen, fallen } = thresholds(waiting)
        const met = (is: (at: number) => boolean) => waiting.flatMap(({ at, item }) => (is(at) ? [item] : []))
        expect(sorted(risen(before, after))).toEqual(met((at) => at > (before ?? -Infinity) && at <= after))
        expect(sorted(fallen(before, after))).toEqual(met((at) => at < (before ?? Infinity) && at >= after))
      }),
    )
  })
})
