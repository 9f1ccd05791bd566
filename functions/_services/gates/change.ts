import type { ChangeGateBody, AuthoredGate } from '../../_contracts/gates/authoring.ts'
import type { Database } from '../../_db/client.ts'
import { updateGate } from '../../_db/queries/gates/write.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { unfitGate } from '../../_domain/gates/unfit-gate.ts'
import { toNeedsRefusal, writeNeeds } from './write-needs.ts'
import { toGateRefusal } from './to-gate-refusal.ts'
import { findAuthoredGate, authoredGateById } from './authored.ts'

/**
 * Changes a gate, publishes or retires it. Whoever has passed it has passed it, whatever it asks from now on; going live,
 * or asking less, it is swept for by the background.
 */
export async function changeGate(
  db: Database,
  claims: Claims,
  id: string,
  { updated_at, needs, ...change }: ChangeGateBody,
): Promise<AuthoredGate> {
  const { community_id } = await withUser(db, claims, (tx) => findAuthoredGate(tx, claims, id))
  return withUser(db, claims, async (tx) => {
    const found = await findAuthoredGate(tx, claims, id)
    const before = await authoredGateById(tx, found, id)
    if (before.status === 'retired') throw new DomainError('conflict', 'It is retired: there is no way back.')
    if (change.status === 'live' && before.of.status === 'retired')
      throw new DomainError('conflict', `The ${found.scope} is retired.`)
    const unfit = unfitGate({ ...before, ...change })
    if (unfit.length > 0)
      throw new DomainError('validation_failed', 'It does not fit together.', {
        errors: unfit.map(({ path, message }) => ({ path: `body.${path}`, message })),
      })
    // Of two who read the same, one changes it.
    if (!(await updateGate(tx, found.scope, { id, updated_at }, change)))
      throw new DomainError('conflict', 'Somebody changed it since you read it. Nothing of yours was saved yet.', {
        errors: [{ path: 'body.updated_at', message: 'is not the newest' }],
      })
    if (needs) await writeNeeds(tx, { id, community_id, needs })
    return authoredGateById(tx, found, id)
  }).catch(async (error: unknown) => {
    throw toGateRefusal(needs ? await toNeedsRefusal(db, claims, { id, community_id, needs }, error) : error)
  })
}
