import type { Activity } from '../engine/activity.ts'
import { MILESTONE_DECIDED, MILESTONE_SUBMITTED } from '../engine/event-types.ts'
import type { Learner } from '../engine/learner.ts'

/** What people do at a gate: a learner hands something in, an instructor decides. */
export type GateStep = 'submit' | 'approve' | 'reject' | 'waive'

export interface AtGate {
  /** The milestone's code. */
  gate: string
  step: GateStep
}

const isDecision = (step: unknown): step is GateStep => step === 'approve' || step === 'reject' || step === 'waive'

/** What this event does at a gate, if it does anything: what was decided before, by a person or a rule, stays decided. */
export function atGate({ type, dims }: Activity, { validated, handed }: Learner): AtGate | undefined {
  const gate = String(dims.milestone)
  if (type === MILESTONE_SUBMITTED)
    return validated.has(gate) || handed.has(gate) ? undefined : { gate, step: 'submit' }
  if (type !== MILESTONE_DECIDED || !isDecision(dims.decision) || validated.has(gate)) return undefined
  // Only what was handed in is approved or sent back; to waive a gate, nothing has to be.
  return dims.decision === 'waive' || handed.has(gate) ? { gate, step: dims.decision } : undefined
}

/**
 * What waits for somebody, and what was sent back, after it. A rule hands in no second time what was sent back: that is
 * for the learner to do.
 */
export function passGate({ handed, revoked }: Learner, { gate, step }: AtGate): Pick<Learner, 'handed' | 'revoked'> {
  const others = (ids: ReadonlySet<string>) => [...ids].filter((id) => id !== gate)
  return {
    handed: new Set(step === 'submit' ? [...handed, gate] : others(handed)),
    revoked: new Set(step === 'reject' ? [...revoked, gate] : others(revoked)),
  }
}
