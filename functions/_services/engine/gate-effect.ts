import type { GateEffect } from '../../_db/queries/engine/effects.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { certificateNumber } from '../../_domain/certificates/certificate-number.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { MILESTONE_DECIDED, MILESTONE_SUBMITTED } from '../../_domain/engine/event-types.ts'
import type { AwardedMilestone } from '../../_domain/engine/outcome.ts'
import type { MilestoneEffect } from '../../_domain/rules/rule.ts'

interface MilestoneAward {
  learner: number
  activity: Activity
  milestone: AwardedMilestone
  effect: MilestoneEffect
  now: number
}

/** The effect of an event on one gate, with ids for the submission and the certificate that may come of it. */
export function gateEffect({
  learner,
  activity: { id: event_id, type, dims },
  milestone: { id, status, because },
  effect: { milestone_id, scope, certifies },
  now,
}: MilestoneAward): GateEffect {
  // The event is about one gate; other gates that it opens are passed by rules.
  const byHand = dims.milestone === id ? type : undefined
  const decided = byHand === MILESTONE_DECIDED
  return {
    learner,
    event_id,
    milestone_id,
    scope,
    status,
    because,
    evidence: byHand === MILESTONE_SUBMITTED ? String(dims.evidence) : null,
    actor: decided ? String(dims.actor) : null,
    reason: decided && dims.reason !== undefined ? String(dims.reason) : null,
    waived: decided && dims.decision === 'waive',
    submission: uuid7(now),
    certificate:
      certifies && status === 'validated'
        ? { number: certificateNumber(crypto.getRandomValues(new Uint8Array(16))), notice: uuid7(now) }
        : null,
  }
}
