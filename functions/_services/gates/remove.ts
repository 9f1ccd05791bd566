import { achievementsNaming, authoredGates } from '../../_db/queries/gates/authored.ts'
import { deleteGate, hasProgress, retireGate } from '../../_db/queries/gates/write.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAuthoredGate } from './authored.ts'
import { toNode } from './surroundings.ts'
import { toGateRefusal } from './to-gate-refusal.ts'

/** Deletes a draft that no learner has reached. Any other gate is retired: learners who passed it keep that. */
export const removeGate = (
  { db, claims }: WithClaims<DatabaseContext>,
  id: string,
): Promise<{ became: 'deleted' | 'retired' }> =>
  withUser(db, claims, async (tx) => {
    const { scope, community_id } = await findAuthoredGate(tx, { claims, id })
    const rows = await authoredGates(tx, community_id)
    const slug = rows.find((gate) => gate.id === id)?.slug ?? ''
    const dependents = rows.map(toNode).filter(({ needs, names }) => needs.includes(id) || names.includes(slug))
    const active = dependents.filter((other) => other.status !== 'retired' && other.id !== id)
    const achievements = await achievementsNaming(tx, community_id, slug)
    if (active.length + achievements.length > 0)
      throw new DomainError('conflict', 'Other gates or achievements require this gate. Change them first.', {
        errors: [...active.map(({ title }) => title), ...achievements].map((message) => ({
          path: 'needed_by',
          message,
        })),
      })
    const isReferenced = dependents.some((other) => other.needs.includes(id)) || (await hasProgress(tx, scope, id))
    if (!isReferenced && (await deleteGate(tx, scope, id))) return { became: 'deleted' as const }
    await retireGate(tx, scope, id)
    return { became: 'retired' as const }
  }).catch((error: unknown) => {
    throw toGateRefusal(error)
  })
