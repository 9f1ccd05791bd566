import type { GatePassed, WaiveBody } from '../../_contracts/gates/gates.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError } from '../../_domain/errors.ts'
import { MILESTONE_DECIDED } from '../../_domain/engine/event-types.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { todayOf } from '../streaks/status.ts'
import { explainGate, readGate } from './read.ts'
import { refuseForStudents } from './refuse.ts'
import { recordGateEvent, toPassed } from './record-gate-event.ts'

/** Lets a learner pass a gate without what it asks for: by who teaches there, with a reason. */
export async function waiveGate(
  taking: Pick<AttemptServices, 'engine' | 'faces'>,
  claims: Claims,
  id: string,
  { user_id, reason }: WaiveBody,
): Promise<GatePassed> {
  const { engine } = taking
  const read = await readGate(engine, claims, id, user_id)
  const today = await withUser(engine.db, claims, async (tx) => {
    await refuseForStudents(tx, claims, read.row.community_id, user_id)
    return todayOf(tx, user_id, engine.now())
  })
  const stepped = await recordGateEvent(engine, read, {
    id: stableId(`milestone_waived:${user_id}:${id}`),
    type: MILESTONE_DECIDED,
    user_id,
    today,
    dims: { decision: 'waive', actor: claims.sub, reason },
  })
  if (!stepped.counted)
    throw new DomainError('already_validated', `They have passed “${read.row.title}” already. Nothing was changed.`)
  return { gate: await explainGate(engine, claims, id, user_id), ...(await toPassed(taking.faces, stepped)) }
}
