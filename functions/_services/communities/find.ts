import { communitySeenBy } from '../../_db/queries/communities/communities.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

/** The community with this slug, for its members. To everyone else it is not there. */
export async function findMyCommunity(tx: Transaction, claims: Claims, slug: string) {
  const community = await communitySeenBy(tx, claims.sub, slug)
  if (!community?.role) throw notFound('community')
  return community
}

/** The same for those who run it; everyone else there is told in these words that it is not theirs to do. */
export async function findRunCommunity(tx: Transaction, claims: Claims, slug: string, refusal: string) {
  const community = await findMyCommunity(tx, claims, slug)
  if (community.role !== 'admin') throw new DomainError('not_allowed', refusal)
  return community
}

/** The same for those who teach there; its students are told in these words that it is not theirs to do. */
export async function findTaughtCommunity(tx: Transaction, claims: Claims, slug: string, refusal: string) {
  const community = await findMyCommunity(tx, claims, slug)
  if (community.role === 'student') throw new DomainError('not_allowed', refusal)
  return community
}
