import type { GatePassed } from '../../_contracts/gates/gates.ts'
import type { DecideBody } from '../../_contracts/gates/reviews.ts'
import { withUser } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { MILESTONE_DECIDED } from '../../_domain/engine/event-types.ts'
import type { RewardContext, WithClaims } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { explainGate, readLearnerGate } from './read.ts'
import { recordGateEvent, toPassed } from './record-gate-event.ts'
import { alreadyDecided, findSubmission, refuseIfClaimed, refuseWithoutWork } from './review-refusals.ts'

/**
 * Approves a submission, or sends it back with a reason. Of several decisions at once, the first counts. An instructor
 * need not claim a submission to decide it, but cannot decide one that another instructor has claimed.
 */
export async function decideSubmission(
  context: WithClaims<RewardContext>,
  { id, decision, reason }: DecideBody & { id: string },
): Promise<GatePassed> {
  const { db, now, claims, labels } = context
  const submission = await withUser(db, claims, (tx) => findSubmission(tx, { claims, id }))
  const { user_id, milestone_id } = submission
  await refuseIfClaimed(context, submission)
  const { row } = await readLearnerGate(context, { id: milestone_id, user_id })
  if (decision === 'approve' && submission.decision === null) refuseWithoutWork(row, submission)
  const today = await withUser(db, claims, (tx) => todayOf(tx, user_id, now()))
  const result = await recordGateEvent(context, {
    row,
    id: stableId(`${MILESTONE_DECIDED}:${id}`),
    type: MILESTONE_DECIDED,
    user_id,
    today,
    dims: { submission: id, decision, actor: claims.sub, ...(reason === '' ? {} : { reason }) },
  })
  if (!result.counted) throw await alreadyDecided(context, id)
  return { gate: await explainGate(context, { id: milestone_id, user_id }), ...(await toPassed(labels, result)) }
}
