import type { Activity } from '../engine/activity.ts'
import { MILESTONE_DECIDED, MILESTONE_SUBMITTED } from '../engine/event-types.ts'
import type { Learner } from '../engine/learner.ts'

/** What people do at a gate: a learner hands something in, an instructor decides. */
export type GateEventKind = 'submit' | 'approve' | 'reject' | 'waive'

export interface GateEvent {
  /** The milestone's code. */
  gate: string
  kind: GateEventKind
}

const isDecision = (kind: unknown): kind is GateEventKind => kind === 'approve' || kind === 'reject' || kind === 'waive'

/** What this event does at a gate, if it does anything: what was decided before, by a person or a rule, stays decided. */
export function gateEventOf({ type, dims }: Activity, { validated, handed }: Learner): GateEvent | undefined {
  const gate = String(dims.milestone)
  if (type === MILESTONE_SUBMITTED)
    return validated.has(gate) || handed.has(gate) ? undefined : { gate, kind: 'submit' }
  if (type !== MILESTONE_DECIDED || !isDecision(dims.decision) || validated.has(gate)) return undefined
  // Only what was handed in is approved or sent back; to waive a gate, nothing has to be.
  return dims.decision === 'waive' || handed.has(gate) ? { gate, kind: dims.decision } : undefined
}

/**
 * What waits for somebody, and what was sent back, after it. A rule hands in no second time what was sent back: that is
 * for the learner to do.
 */
export function applyGateEvent(
  { handed, revoked }: Learner,
  { gate, kind }: GateEvent,
): Pick<Learner, 'handed' | 'revoked'> {
  const others = (ids: ReadonlySet<string>) => [...ids].filter((id) => id !== gate)
  return {
    handed: new Set(kind === 'submit' ? [...handed, gate] : others(handed)),
    revoked: new Set(kind === 'reject' ? [...revoked, gate] : others(revoked)),
  }
}
