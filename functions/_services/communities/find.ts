import { communitySeenBy } from '../../_db/queries/communities/communities.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

/** The community with this slug, for its members. For everyone else it does not exist. */
export async function findMyCommunity(tx: Transaction, claims: Claims, slug: string) {
  const community = await communitySeenBy(tx, claims.sub, slug)
  if (!community?.role) throw notFound('community')
  return community
}

/** The same for its admins; other members are refused with this message. */
export async function findAdministeredCommunity(tx: Transaction, claims: Claims, slug: string, refusal: string) {
  const community = await findMyCommunity(tx, claims, slug)
  if (community.role !== 'admin') throw new DomainError('not_allowed', refusal)
  return community
}

/** The same for its instructors and admins; students are refused with this message. */
export async function findTaughtCommunity(tx: Transaction, claims: Claims, slug: string, refusal: string) {
  const community = await findMyCommunity(tx, claims, slug)
  if (community.role === 'student') throw new DomainError('not_allowed', refusal)
  return community
}
