import { describe, expect, it } from 'vitest'
import type { GateCondition, Gate } from '../../../functions/_contracts/gates/gates.ts'
import type { GateState } from '../../../functions/_domain/gates/gate-state.ts'
import {
  conditionsToShow,
  attemptsText,
  gatesText,
  gateToPass,
  withoutRepeats,
} from '../../../web/src/lib/features/gates/gate-words.ts'

const condition = (of: GateCondition['of'], text: string, met = false): GateCondition => ({
  of,
  text,
  met,
  progress: null,
  milestone: null,
})
const gate = (state: GateState, over: Partial<Gate> = {}): Gate => ({
  id: crypto.randomUUID(),
  scope: 'course',
  of: { id: crypto.randomUUID(), slug: 'course', title: 'Course' },
  slug: 'gate',
  title: 'Gate',
  description: '',
  type: 'completion',
  validation: 'auto',
  required: true,
  passing_score: null,
  max_attempts: null,
  cooldown_hours: null,
  xp: 0,
  position: 1,
  needs: [],
  ...over,
  standing: {
    state,
    conditions: [],
    attempts: 0,
    attempts_left: null,
    can_submit: false,
    can_submit_from: null,
    evidence: null,
    submitted_at: null,
    decided_at: null,
    reason: null,
    waived: false,
    certificate: null,
    ...over.standing,
  },
})

describe('the way through a course', () => {
  it('the next gate is the first that the learner can work at, not one that waits for an instructor', () => {
    const gates = (['validated', 'submitted', 'locked', 'in_progress'] as const).map((state) => gate(state))
    expect(gateToPass(gates)).toBe(gates[3])
    expect(gateToPass(gates.slice(0, 3))).toBe(gates[1])
    expect(gateToPass([gate('validated')])).toBeUndefined()
  })

  it('the sentence about a course’s gates counts the required ones', () => {
    const optional = gate('validated', { required: false })
    expect(gatesText([gate('validated'), gate('locked'), optional])).toBe('1 of 2 gates passed.')
    expect(gatesText([gate('validated'), optional])).toBe('All gates passed.')
    expect(gatesText([gate('locked')])).toBe('0 of 1 gate passed.')
  })

  it('a locked gate shows what opens it and then what passes it, each condition once', () => {
    const conditions = [
      condition('opening', 'Pass the first', true),
      condition('opening', 'Pass the second'),
      condition('validation', 'Pass the second'),
      condition('validation', 'Read 3 lessons'),
    ]
    const said = (state: GateState) => {
      const { opens, passes } = conditionsToShow({ ...gate(state).standing, conditions })
      return [opens, passes].map((list) => list.map(({ text }) => text))
    }
    expect(said('locked')).toEqual([['Pass the first', 'Pass the second'], ['Read 3 lessons']])
    expect(said('available')).toEqual([[], ['Pass the second', 'Read 3 lessons']])
  })

  it('a condition that opens a gate and passes it, too, is shown once', () => {
    const conditions = [
      condition('opening', 'Pass the first'),
      condition('validation', 'Pass the first'),
      condition('validation', 'Read 3 lessons'),
      condition('validation', 'Read 3 lessons'),
    ]
    expect(withoutRepeats(conditions).map(({ of, text }) => [of, text])).toEqual([
      ['opening', 'Pass the first'],
      ['validation', 'Read 3 lessons'],
    ])
    expect(withoutRepeats([])).toEqual([])
  })

  it('a gate with limited attempts says how many are left', () => {
    const after = (attempts: number, left: number | null) => {
      const { standing, ...rest } = gate('rejected', { max_attempts: left === null ? null : 3 })
      return attemptsText({ ...rest, standing: { ...standing, attempts, attempts_left: left } })
    }
    expect([after(0, 3), after(1, 2), after(2, 1), after(3, 0), after(1, null)]).toEqual([
      'You have 3 attempts.',
      '2 attempts left of 3.',
      '1 attempt left of 3.',
      'No attempts are left.',
      null,
    ])
  })
})
