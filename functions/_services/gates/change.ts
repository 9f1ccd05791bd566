import type { AuthoredGate, ChangeGateBody } from '../../_contracts/gates/authoring.ts'
import { updateGate } from '../../_db/queries/gates/write.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { unfitGate } from '../../_domain/gates/unfit-gate.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { authoredGateById, findAuthoredGate } from './authored.ts'
import { toGateRefusal } from './to-gate-refusal.ts'
import { toNeedsRefusal, writeNeeds } from './write-needs.ts'

/**
 * Changes a gate, publishes it, retires it, or brings it back. A learner who has passed it keeps that, whatever it asks from now on. When it
 * goes live or asks less, the background sweep passes the learners who meet it already.
 */
export async function changeGate(
  context: WithClaims<DatabaseContext>,
  { id, updated_at, needs, ...change }: ChangeGateBody & { id: string },
): Promise<AuthoredGate> {
  const { db, claims } = context
  const { community_id } = await withUser(db, claims, (tx) => findAuthoredGate(tx, { claims, id }))
  return withUser(db, claims, async (tx) => {
    const found = await findAuthoredGate(tx, { claims, id })
    const before = await authoredGateById(tx, { id, ...found })
    if (before.status === 'retired' && change.status !== 'live')
      throw new DomainError('conflict', 'It is retired. Bring it back to change it.')
    if (change.status === 'live' && before.of.status === 'retired')
      throw new DomainError('conflict', `The ${found.scope} is retired.`)
    // A gate that was written before a rule about its fields can still be retired as it is.
    const isOnlyRetired = change.status === 'retired' && needs === undefined && Object.keys(change).length === 1
    const unfit = isOnlyRetired ? [] : unfitGate({ ...before, ...change })
    if (unfit.length > 0)
      throw new DomainError('validation_failed', 'These settings do not fit together.', {
        errors: unfit.map(({ path, message }) => ({ path: `body.${path}`, message })),
      })
    // Of two requests that read the same version, the first changes it.
    if (!(await updateGate(tx, found.scope, { id, updated_at }, change)))
      throw new DomainError('conflict', 'This was changed after you loaded it. Your changes are not saved yet.', {
        errors: [{ path: 'body.updated_at', message: 'is not the newest' }],
      })
    if (needs) await writeNeeds(tx, { id, community_id, needs })
    return authoredGateById(tx, { id, ...found })
  }).catch(async (error: unknown) => {
    throw toGateRefusal(needs ? await toNeedsRefusal(context, { id, community_id, needs, error }) : error)
  })
}
