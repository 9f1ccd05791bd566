import type { AuthoredGate } from '../../_contracts/gates/authoring.ts'
import type { Database } from '../../_db/client.ts'
import { gateSeenBy, loadSurroundings, authoredGates } from '../../_db/queries/gates/authored.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { toAuthoredGate } from './to-authored.ts'

export const GATE_AUTHORS_ONLY = 'Gates are written by instructors and admins.'

/** All gates of a community, for who writes them: drafts and what was retired, too. */
export const listAuthoredGates = (db: Database, claims: Claims, slug: string): Promise<AuthoredGate[]> =>
  withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, GATE_AUTHORS_ONLY)
    const rows = await authoredGates(tx, community.id)
    const there = await loadSurroundings(tx, community.id)
    return rows.map((row) => toAuthoredGate(row, rows, community.slug, there))
  })

export const readAuthoredGate = (db: Database, claims: Claims, id: string): Promise<AuthoredGate> =>
  withUser(db, claims, async (tx) => authoredGateById(tx, await findAuthoredGate(tx, claims, id), id))

type Found = Awaited<ReturnType<typeof findAuthoredGate>>

/** What an instructor works on; students are told that it is not theirs to do. */
export async function findAuthoredGate(tx: Transaction, claims: Claims, id: string) {
  const found = await gateSeenBy(tx, claims.sub, id)
  if (!found) throw notFound('milestone')
  if (found.role === 'student') throw new DomainError('not_allowed', GATE_AUTHORS_ONLY)
  return found
}

export async function authoredGateById(
  tx: Transaction,
  { community_id, community }: Pick<Found, 'community_id' | 'community'>,
  id: string,
): Promise<AuthoredGate> {
  const rows = await authoredGates(tx, community_id)
  const row = rows.find((one) => one.id === id)
  if (!row) throw notFound('milestone')
  return toAuthoredGate(row, rows, community, await loadSurroundings(tx, community_id))
}
