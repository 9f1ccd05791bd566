import type { Database } from '../../_db/client.ts'
import { deleteGate, hasProgress, retireGate } from '../../_db/queries/gates/write.ts'
import { achievementsNaming, authoredGates } from '../../_db/queries/gates/authored.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { toNode } from './surroundings.ts'
import { toGateRefusal } from './to-gate-refusal.ts'
import { findAuthoredGate } from './authored.ts'

/** Drafts that nobody came to can go; anything else is retired, and stays passed for who passed it. */
export const removeGate = (db: Database, claims: Claims, id: string): Promise<{ became: 'deleted' | 'retired' }> =>
  withUser(db, claims, async (tx) => {
    const { scope, community_id } = await findAuthoredGate(tx, claims, id)
    const all = await authoredGates(tx, community_id)
    const gate = all.find((one) => one.id === id)
    const needing = all.map(toNode).filter(({ needs, names }) => needs.includes(id) || names.includes(gate?.slug ?? ''))
    const asking = needing.filter((other) => other.status !== 'retired' && other.id !== id)
    const naming = await achievementsNaming(tx, community_id, gate?.slug ?? '')
    if (asking.length + naming.length > 0)
      throw new DomainError('conflict', 'Others need it, and could never be passed without it.', {
        errors: [...asking.map(({ title }) => title), ...naming].map((message) => ({ path: 'needed_by', message })),
      })
    const kept = needing.some((other) => other.needs.includes(id)) || (await hasProgress(tx, scope, id))
    if (!kept && (await deleteGate(tx, scope, id))) return { became: 'deleted' as const }
    await retireGate(tx, scope, id)
    return { became: 'retired' as const }
  }).catch((error: unknown) => {
    throw toGateRefusal(error)
  })
