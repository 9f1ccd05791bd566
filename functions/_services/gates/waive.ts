import type { GatePassed, WaiveBody } from '../../_contracts/gates/gates.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError } from '../../_domain/errors.ts'
import { MILESTONE_DECIDED } from '../../_domain/engine/event-types.ts'
import type { RewardContext } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { explainGate, readGate } from './read.ts'
import { requireReviewer } from './require-reviewer.ts'
import { recordGateEvent, toPassed } from './record-gate-event.ts'

/** Lets a learner pass a gate without what it asks for: by who teaches there, with a reason. */
export async function waiveGate(
  context: RewardContext,
  claims: Claims,
  id: string,
  { user_id, reason }: WaiveBody,
): Promise<GatePassed> {
  const read = await readGate(context, claims, id, user_id)
  const today = await withUser(context.db, claims, async (tx) => {
    await requireReviewer(tx, claims, read.row.community_id, user_id)
    return todayOf(tx, user_id, context.now())
  })
  const stepped = await recordGateEvent(context, read, {
    id: stableId(`milestone_waived:${user_id}:${id}`),
    type: MILESTONE_DECIDED,
    user_id,
    today,
    dims: { decision: 'waive', actor: claims.sub, reason },
  })
  if (!stepped.counted)
    throw new DomainError('already_validated', `They have passed “${read.row.title}” already. Nothing was changed.`)
  return { gate: await explainGate(context, claims, id, user_id), ...(await toPassed(context.labels, stepped)) }
}
