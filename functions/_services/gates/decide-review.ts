import type { GatePassed } from '../../_contracts/gates/gates.ts'
import type { DecideBody } from '../../_contracts/gates/reviews.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { MILESTONE_DECIDED } from '../../_domain/engine/event-types.ts'
import type { RewardContext } from '../context.ts'
import { explainGate, readGate } from './read.ts'
import { recordGateEvent, toPassed } from './record-gate-event.ts'
import { todayOf } from '../streaks/status.ts'
import { alreadyDecided, refuseIfTaken, submissionToDecide } from './review-refusals.ts'

/**
 * Approves what was handed in, or sends it back with a reason. Of several who decide at once, the first counts. It takes
 * no claim to decide, but nobody decides what somebody else is reading.
 */
export async function decideSubmission(
  context: RewardContext,
  claims: Claims,
  id: string,
  { decision, reason }: DecideBody,
): Promise<GatePassed> {
  const submission = await withUser(context.db, claims, (tx) => submissionToDecide(tx, claims, id))
  const { user_id, milestone_id } = submission
  await refuseIfTaken(context.db, claims, submission, context.now())
  const read = await readGate(context, claims, milestone_id, user_id)
  const today = await withUser(context.db, claims, (tx) => todayOf(tx, user_id, context.now()))
  const stepped = await recordGateEvent(context, read, {
    id: stableId(`${MILESTONE_DECIDED}:${id}`),
    type: MILESTONE_DECIDED,
    user_id,
    today,
    dims: { submission: id, decision, actor: claims.sub, ...(reason === '' ? {} : { reason }) },
  })
  if (!stepped.counted) throw await alreadyDecided(context.db, claims, id)
  return {
    gate: await explainGate(context, claims, milestone_id, user_id),
    ...(await toPassed(context.labels, stepped)),
  }
}
