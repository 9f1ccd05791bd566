import type { GatePassed, SubmitBody } from '../../_contracts/gates/gates.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError } from '../../_domain/errors.ts'
import { MILESTONE_SUBMITTED } from '../../_domain/engine/event-types.ts'
import { isSubmittedByLearner } from '../../_domain/gates/gate-standing.ts'
import type { RewardContext } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { explainGate, readGate, type LearnerGate } from './read.ts'
import { recordGateEvent, toPassed } from './record-gate-event.ts'
import { standingAt, toGate } from './to-gate.ts'

/** Hands something in at a gate: once, until an instructor has said what they think of it. */
export async function submitEvidence(
  context: RewardContext,
  claims: Claims,
  id: string,
  { text, links }: SubmitBody,
): Promise<GatePassed> {
  const read = await readGate(context, claims, id, claims.sub)
  const evidence = JSON.stringify({ text, links })
  // Sent again, it is still the one that waits.
  const waits = standingAt(read.row, read.reading).state === 'submitted'
  const again = waits && JSON.stringify(read.row.evidence) === evidence
  if (!again) refuse(read)
  const attempt = read.row.attempts + (waits ? 0 : 1)
  const today = await withUser(context.db, claims, (tx) => todayOf(tx, claims.sub, context.now()))
  const stepped = await recordGateEvent(context, read, {
    id: stableId(`${MILESTONE_SUBMITTED}:${claims.sub}:${id}:${attempt}`),
    type: MILESTONE_SUBMITTED,
    user_id: claims.sub,
    today,
    dims: { evidence },
  })
  if (!stepped.counted) throw waiting()
  return { gate: await explainGate(context, claims, id), ...(await toPassed(context.labels, stepped)) }
}

const waiting = () =>
  new DomainError('already_submitted', 'What was handed in here waits for an instructor. Nothing was changed.')

/** Says why nothing can be handed in, if so. */
function refuse({ row, reading }: LearnerGate): void {
  const { state, left, from, canSubmit } = standingAt(row, reading)
  if (canSubmit) return
  if (state === 'validated') throw new DomainError('already_validated', `“${row.title}” is passed already.`)
  if (state === 'submitted') throw waiting()
  if (state === 'locked')
    throw new DomainError('gate_locked', `“${row.title}” is still locked.`, {
      errors: toGate(row, reading)
        .standing.conditions.filter(({ of, met }) => of === 'opening' && !met)
        .map(({ text }) => ({ path: 'opening', message: text })),
    })
  if (!isSubmittedByLearner(row, state) || row.status !== 'live')
    throw new DomainError('not_handed_in', `“${row.title}” passes by itself, once its conditions hold.`)
  if (left === 0)
    throw new DomainError('attempts_used_up', `All ${row.max_attempts} attempts at “${row.title}” are used up.`)
  throw new DomainError('too_early', `You can try “${row.title}” again from ${new Date(from ?? 0).toISOString()}.`)
}
