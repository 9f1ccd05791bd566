import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { completedNow } from '../../../functions/_domain/engine/completion.ts'
import { MILESTONE_DECIDED, MILESTONE_SUBMITTED } from '../../../functions/_domain/engine/event-types.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { requirementsOf, gateState, attemptsLeft } from '../../../functions/_domain/gates/gate-standing.ts'
import { newLearner, type Learner } from '../../../functions/_domain/engine/learner.ts'
import type { Rule } from '../../../functions/_domain/rules/rule.ts'
import { compileRuleset, type Ruleset } from '../../../functions/_domain/rules/ruleset.ts'
import { activity } from '../../support/activities.ts'

const gate = (id: string, over: Partial<Rule> = {}, becomes: 'validated' | 'submitted' = 'validated'): Rule => ({
  id,
  effect: { kind: 'milestone', milestone_id: id, scope: 'course', becomes, xp: 40, certifies: false },
  criteria: null,
  changed: 0,
  ...over,
})
const after = (id: string) => ({ opening: { all: [{ milestones: [`#${id}`] }] } })
const rulesetOf = (rules: Rule[]): Ruleset =>
  compileRuleset(
    rules,
    { all: 0, byCategory: {} },
    { achievement: () => undefined, milestone: (name) => name.replace('#', '') },
    0,
    [{ code: 'k1', kind: 'course', id: 'k1', slug: 'course', needs: ['c1', 'c2', 'c3'] }],
  )
// Lessons first, then two things for an instructor, the second of which hands itself in.
const ruleset = rulesetOf([
  gate('c1', { criteria: { counter: 'lesson_completed', gte: 2 } }),
  gate('c2', after('c1')),
  gate('c3', { criteria: { counter: 'wod_completed', gte: 1 } }, 'submitted'),
])

const submit = (milestone: string): Activity => activity(MILESTONE_SUBMITTED, { dims: { milestone, evidence: '{}' } })
const decide = (milestone: string, decision: string): Activity =>
  activity(MILESTONE_DECIDED, { dims: { milestone, decision, actor: 'ines', reason: 'Because.' } })
const stateOf = (learner: Learner, id: string) => {
  const rule = ruleset.byId.get(id)
  if (!rule) throw new Error('There is no such gate.')
  return gateState(rule, learner)
}
const told = (events: Activity[]) => {
  let learner = newLearner()
  const outcomes = events.map((event) => {
    const folded = fold(learner, event, ruleset)
    learner = folded.learner
    return folded.outcome
  })
  return { learner, outcomes }
}

describe('a gate', () => {
  it('a gate’s state is locked, available, in progress, submitted, rejected or validated', () => {
    const events = [
      activity('lesson_completed'),
      activity('lesson_completed'),
      submit('c2'),
      decide('c2', 'reject'),
      submit('c2'),
      decide('c2', 'approve'),
    ]
    const states = [0, 1, 2, 3, 4, 5, 6].map((many) => {
      const { learner } = told(events.slice(0, many))
      return `${stateOf(learner, 'c1')}, ${stateOf(learner, 'c2')}`
    })
    expect(states).toEqual([
      'available, locked',
      'in_progress, locked',
      'validated, available',
      'validated, submitted',
      'validated, rejected',
      'validated, submitted',
      'validated, validated',
    ])
  })

  it('each condition of a gate says whether it is met; all are met once the gate is passed', () => {
    const rule = ruleset.byId.get('c1')
    if (!rule) throw new Error('There is no such gate.')
    const one = told([activity('lesson_completed')]).learner
    expect(requirementsOf(rule, one)).toEqual([
      {
        of: 'validation',
        criteria: { counter: 'lesson_completed', gte: 2 },
        met: false,
        progress: { share: 0.5, have: 1, need: 2 },
      },
    ])
    const waived = told([decide('c1', 'waive')]).learner
    expect(requirementsOf(rule, waived).map(({ met }) => met)).toEqual([true])
  })

  it('a rule submits a gate once; after a rejection only the learner submits it again', () => {
    const { learner, outcomes } = told([
      activity('wod_completed'),
      decide('c3', 'reject'),
      activity('wod_completed'),
      submit('c3'),
      decide('c3', 'approve'),
    ])
    expect(outcomes.map(({ milestones }) => milestones.map(({ status }) => status))).toEqual([
      ['submitted'],
      ['rejected'],
      [],
      ['submitted'],
      ['validated'],
    ])
    expect(learner.validated).toContain('c3')
  })

  it('the attempts left and the end of the cooldown follow from the limits', () => {
    const limits = { validation: 'manual', max_attempts: 3, cooldown_hours: 24 } as const
    expect(attemptsLeft(limits, { attempts: 1, sent_back_at: 1000 })).toEqual({ left: 2, from: 1000 + 24 * 3_600_000 })
    expect(attemptsLeft({ ...limits, max_attempts: null }, { attempts: 9, sent_back_at: null })).toEqual({
      left: null,
      from: null,
    })
  })

  const ids = ['c1', 'c2', 'c3']
  const anything = fc.oneof(
    fc.constantFrom('lesson_completed', 'wod_completed').map((type) => ({ type, gate: '', decision: '' })),
    fc.constantFrom(...ids).map((gate) => ({ type: MILESTONE_SUBMITTED, gate, decision: '' })),
    fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom('approve', 'reject', 'waive', 'nonsense'))
      .map(([gate, decision]) => ({ type: MILESTONE_DECIDED, gate, decision })),
  )

  it('whatever happens in whatever order, a gate is passed at most once, stays passed and pays once', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 30 }), (steps) => {
        let learner = newLearner()
        const passed: string[] = []
        for (const { type, gate, decision } of steps) {
          const event =
            type === MILESTONE_SUBMITTED
              ? submit(gate)
              : type === MILESTONE_DECIDED
                ? decide(gate, decision)
                : activity(type)
          const before = learner
          const { learner: next, outcome } = fold(before, event, ruleset)
          learner = next
          for (const { id, status } of outcome.milestones) {
            // Once passed, nothing is said about it any more.
            expect(before.validated.has(id)).toBe(false)
            if (status === 'validated') passed.push(id)
            // What is decided was handed in, but for what is waived.
            if (status === 'rejected' || decision === 'approve') expect(id !== gate || before.handed.has(id)).toBe(true)
          }
          expect(outcome.milestones.length).toBe(new Set(outcome.milestones.map(({ id }) => id)).size)
          expect([...before.validated].every((id) => learner.validated.has(id))).toBe(true)
          // Where one stands is one thing at a time.
          for (const id of ids)
            expect(
              [learner.validated, learner.handed, learner.revoked].filter((set) => set.has(id)).length,
            ).toBeLessThan(2)
        }
        expect(passed.length).toBe(new Set(passed).size)
        expect([...learner.validated].toSorted()).toEqual(passed.toSorted())
        const complete = ids.every((id) => learner.validated.has(id))
        expect(completedNow(learner, ruleset.curricula).map(({ code }) => code)).toEqual(complete ? ['k1'] : [])
      }),
    )
  })
})
