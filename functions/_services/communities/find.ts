import { communitySeenBy } from '../../_db/queries/communities.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'

/** The community with this slug, for its members. To everyone else it is not there. */
export async function findMyCommunity(tx: Transaction, claims: Claims, slug: string) {
  const community = await communitySeenBy(tx, claims.sub, slug)
  if (!community?.role) throw notFound('community')
  return community
}
