import type { WrittenGate } from '../../_contracts/gates/authoring.ts'
import type { Database } from '../../_db/client.ts'
import { gateSeenBy, surroundingsOf, writtenGates } from '../../_db/queries/gates/written.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { toWritten } from './to-written.ts'

export const FOR_AUTHORS = 'Gates are written by instructors and admins.'

/** All gates of a community, for who writes them: drafts and what was retired, too. */
export const listWritten = (db: Database, claims: Claims, slug: string): Promise<WrittenGate[]> =>
  withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, FOR_AUTHORS)
    const rows = await writtenGates(tx, community.id)
    const there = await surroundingsOf(tx, community.id)
    return rows.map((row) => toWritten(row, rows, community.slug, there))
  })

export const readWritten = (db: Database, claims: Claims, id: string): Promise<WrittenGate> =>
  withUser(db, claims, async (tx) => writtenAt(tx, await findWritten(tx, claims, id), id))

type Found = Awaited<ReturnType<typeof findWritten>>

/** What an instructor works on; students are told that it is not theirs to do. */
export async function findWritten(tx: Transaction, claims: Claims, id: string) {
  const found = await gateSeenBy(tx, claims.sub, id)
  if (!found) throw notFound('milestone')
  if (found.role === 'student') throw new DomainError('not_allowed', FOR_AUTHORS)
  return found
}

export async function writtenAt(
  tx: Transaction,
  { community_id, community }: Pick<Found, 'community_id' | 'community'>,
  id: string,
): Promise<WrittenGate> {
  const rows = await writtenGates(tx, community_id)
  const row = rows.find((one) => one.id === id)
  if (!row) throw notFound('milestone')
  return toWritten(row, rows, community, await surroundingsOf(tx, community_id))
}
