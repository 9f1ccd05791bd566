import type { Activity } from '../engine/activity.ts'
import { MILESTONE_DECIDED, MILESTONE_SUBMITTED } from '../engine/event-types.ts'
import type { Learner } from '../engine/learner.ts'

/** A learner submits at a gate; an instructor approves, rejects or waives it. */
export type GateEventKind = 'submit' | 'approve' | 'reject' | 'waive'

export interface GateEvent {
  /** The milestone's code. */
  gate: string
  kind: GateEventKind
}

const isDecision = (kind: unknown): kind is GateEventKind => kind === 'approve' || kind === 'reject' || kind === 'waive'

/** What an activity does at a gate. Undefined if it changes nothing: a gate that is passed stays passed. */
export function gateEventOf({ type, dims }: Activity, { validated, handed }: Learner): GateEvent | undefined {
  const gate = String(dims.milestone)
  if (type === MILESTONE_SUBMITTED)
    return validated.has(gate) || handed.has(gate) ? undefined : { gate, kind: 'submit' }
  if (type !== MILESTONE_DECIDED || !isDecision(dims.decision) || validated.has(gate)) return undefined
  // Approving and rejecting need a submission; waiving does not.
  return dims.decision === 'waive' || handed.has(gate) ? { gate, kind: dims.decision } : undefined
}

/**
 * The gates that wait for review and those that were sent back, after the event. A rule does not submit a gate again that
 * was sent back: the learner does.
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
