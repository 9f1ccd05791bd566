import type { GateCondition, Gate } from '#contracts/gates/gates.ts'
import type { GateState } from '#domain/gates/gate-state.ts'
import { count } from '#domain/locale/counts.ts'

export const GATE_STATES: Readonly<Record<GateState, string>> = {
  locked: 'Locked',
  available: 'Open',
  in_progress: 'In progress',
  submitted: 'Waiting for an instructor',
  rejected: 'Sent back',
  validated: 'Passed',
}

export const GATE_TYPES: Readonly<Record<Gate['type'], string>> = {
  knowledge_check: 'Knowledge check',
  skill_demonstration: 'Your own work',
  completion: 'Completion',
  certification: 'Certificate',
}

/** The first gate that the learner can work at, or else the first that is not passed. */
export const gateToPass = (gates: readonly Gate[]): Gate | undefined =>
  gates.find(({ standing: { state } }) => state !== 'validated' && state !== 'locked' && state !== 'submitted') ??
  gates.find(({ standing: { state } }) => state !== 'validated')

/** How many required gates are passed, in one sentence. */
export function gatesText(gates: readonly Gate[]): string {
  const required = gates.filter(({ required }) => required)
  const passed = required.filter(({ standing }) => standing.state === 'validated').length
  if (required.length > 0 && passed === required.length) return 'All gates passed.'
  return `${passed} of ${count(required.length, 'gate')} passed.`
}

/** How many attempts are left; null without a limit. */
export function attemptsText({ max_attempts, standing: { attempts, attempts_left } }: Gate): string | null {
  if (max_attempts === null || attempts_left === null) return null
  if (attempts === 0) return `You have ${count(max_attempts, 'attempt')}.`
  return attempts_left === 0 ? 'No attempts are left.' : `${count(attempts_left, 'attempt')} left of ${max_attempts}.`
}

/** A condition that opens a gate and passes it, too, is shown once. */
export const withoutRepeats = (conditions: readonly GateCondition[]): GateCondition[] =>
  conditions.filter(({ text }, place) => conditions.findIndex((other) => other.text === text) === place)

/** What opens a locked gate, and what passes it. A condition that does both is shown once, where it comes first. */
export function conditionsToShow({ state, conditions }: Gate['standing']): {
  opens: GateCondition[]
  passes: GateCondition[]
} {
  const opens = state === 'locked' ? conditions.filter(({ of }) => of === 'opening') : []
  const passes = conditions.filter(({ of }) => of === 'validation')
  return { opens, passes: passes.filter(({ text }) => !opens.some((other) => other.text === text)) }
}
