import type { Community } from '../../_contracts/communities/communities.ts'
import { communityOfMember, communitySeenBy, type MyCommunity } from '../../_db/queries/communities/communities.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

/** A community as the list of communities shows it. For those who do not see it there, it does not exist. */
export async function findListedCommunity(tx: Transaction, claims: Claims, slug: string): Promise<Community> {
  const community = await communitySeenBy(tx, claims.sub, slug)
  if (!community) throw notFound('community')
  return community
}

/** The community with this slug, for its members. For everyone else it does not exist. */
export async function findMyCommunity(tx: Transaction, claims: Claims, slug: string): Promise<MyCommunity> {
  const community = await communityOfMember(tx, claims.sub, slug)
  if (!community) throw notFound('community')
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
