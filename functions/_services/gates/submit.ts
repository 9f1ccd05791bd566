import type { GatePassed, SubmitBody } from '../../_contracts/gates/gates.ts'
import { withUser } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError } from '../../_domain/errors.ts'
import { MILESTONE_SUBMITTED } from '../../_domain/engine/event-types.ts'
import { isSubmittedByLearner } from '../../_domain/gates/gate-standing.ts'
import type { RewardContext, WithClaims } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { explainGate, readLearnerGate, type LearnerGate } from './read.ts'
import { recordGateEvent, toPassed } from './record-gate-event.ts'
import { standingAt, toGate } from './to-gate.ts'

/** Submits a learner's evidence at a gate. It waits until an instructor decides; the same evidence again changes nothing. */
export async function submitEvidence(
  context: WithClaims<RewardContext>,
  { id, text, links }: SubmitBody & { id: string },
): Promise<GatePassed> {
  const { db, now, claims, labels } = context
  const { sub: user_id } = claims
  const found = await readLearnerGate(context, { id, user_id })
  const { row } = found
  const evidence = JSON.stringify({ text, links })
  const isWaiting = standingAt(row, found.learnerContext).state === 'submitted'
  const isRepeat = isWaiting && JSON.stringify(row.evidence) === evidence
  if (!isRepeat) refuseUnlessOpen(found)
  const attempt = row.attempts + (isWaiting ? 0 : 1)
  const today = await withUser(db, claims, (tx) => todayOf(tx, user_id, now()))
  const result = await recordGateEvent(context, {
    row,
    id: stableId(`${MILESTONE_SUBMITTED}:${user_id}:${id}:${attempt}`),
    type: MILESTONE_SUBMITTED,
    user_id,
    today,
    dims: { evidence },
  })
  if (!result.counted) throw alreadySubmitted()
  return { gate: await explainGate(context, { id }), ...(await toPassed(labels, result)) }
}

const alreadySubmitted = () =>
  new DomainError('already_submitted', 'Your submission is waiting for an instructor. Nothing was changed.')

function refuseUnlessOpen({ row, learnerContext }: LearnerGate): void {
  const { state, left, from, canSubmit } = standingAt(row, learnerContext)
  if (canSubmit) return
  if (state === 'validated') throw new DomainError('already_validated', `You have already passed “${row.title}”.`)
  if (state === 'submitted') throw alreadySubmitted()
  if (state === 'locked')
    throw new DomainError('gate_locked', `“${row.title}” is still locked.`, {
      errors: toGate(row, learnerContext)
        .standing.conditions.filter(({ of, met }) => of === 'opening' && !met)
        .map(({ text }) => ({ path: 'opening', message: text })),
    })
  if (!isSubmittedByLearner(row, state) || row.status !== 'live')
    throw new DomainError(
      'not_handed_in',
      `“${row.title}” takes no submissions: you pass it when its conditions are met.`,
    )
  if (left === 0)
    throw new DomainError('attempts_used_up', `All ${row.max_attempts} attempts at “${row.title}” are used up.`)
  throw new DomainError('too_early', `You can try “${row.title}” again from ${new Date(from ?? 0).toISOString()}.`)
}
