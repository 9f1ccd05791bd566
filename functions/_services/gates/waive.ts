import type { GatePassed, WaiveBody } from '../../_contracts/gates/gates.ts'
import { withUser } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError } from '../../_domain/errors.ts'
import { MILESTONE_DECIDED } from '../../_domain/engine/event-types.ts'
import type { RewardContext, WithClaims } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { explainGate, readLearnerGate } from './read.ts'
import { recordGateEvent, toPassed } from './record-gate-event.ts'
import { requireReviewer } from './require-reviewer.ts'

/** An instructor lets a learner pass a gate without meeting its conditions, and gives a reason. */
export async function waiveGate(
  context: WithClaims<RewardContext>,
  { id, user_id, reason }: WaiveBody & { id: string },
): Promise<GatePassed> {
  const { db, now, claims, labels } = context
  const { row } = await readLearnerGate(context, { id, user_id })
  const today = await withUser(db, claims, async (tx) => {
    await requireReviewer(tx, { claims, communityId: row.community_id, learnerId: user_id })
    return todayOf(tx, user_id, now())
  })
  const result = await recordGateEvent(context, {
    row,
    id: stableId(`milestone_waived:${user_id}:${id}`),
    type: MILESTONE_DECIDED,
    user_id,
    today,
    dims: { decision: 'waive', actor: claims.sub, reason },
  })
  if (!result.counted)
    throw new DomainError('already_validated', `The learner has already passed “${row.title}”. Nothing was changed.`)
  return { gate: await explainGate(context, { id, user_id }), ...(await toPassed(labels, result)) }
}
