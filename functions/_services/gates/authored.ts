import type { AuthoredGate } from '../../_contracts/gates/authoring.ts'
import { authoredGates, gateSeenBy } from '../../_db/queries/gates/authored.ts'
import { loadSurroundings } from '../../_db/queries/gates/surroundings.ts'
import { readAsUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { toAuthoredGate } from './to-authored.ts'

export const GATE_AUTHORS_ONLY = 'Only instructors and admins can edit gates.'

/** All gates of a community for its authors, with drafts and retired ones. */
export const listAuthoredGates = (
  { db, claims }: WithClaims<DatabaseContext>,
  communitySlug: string,
): Promise<AuthoredGate[]> =>
  readAsUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, communitySlug, GATE_AUTHORS_ONLY)
    const rows = await authoredGates(tx, community.id)
    const surroundings = await loadSurroundings(tx, community.id)
    return rows.map((row) => toAuthoredGate(row, { rows, surroundings, community: community.slug }))
  })

export const readAuthoredGate = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<AuthoredGate> =>
  readAsUser(db, claims, async (tx) => authoredGateById(tx, { id, ...(await findAuthoredGate(tx, { claims, id })) }))

/** The community and scope of a gate that the caller may write. A student gets 403, a stranger 404. */
export async function findAuthoredGate(tx: Transaction, { claims, id }: { claims: Claims; id: string }) {
  const found = await gateSeenBy(tx, claims.sub, id)
  if (!found) throw notFound('milestone')
  if (found.role === 'student') throw new DomainError('not_allowed', GATE_AUTHORS_ONLY)
  return found
}

interface GateInCommunity {
  id: string
  community_id: string
  /** The slug. */
  community: string
}

export async function authoredGateById(
  tx: Transaction,
  { id, community_id, community }: GateInCommunity,
): Promise<AuthoredGate> {
  const rows = await authoredGates(tx, community_id)
  const row = rows.find((gate) => gate.id === id)
  if (!row) throw notFound('milestone')
  return toAuthoredGate(row, { rows, surroundings: await loadSurroundings(tx, community_id), community })
}
