import type { ResourceDetail } from '../../_contracts/resources/listing.ts'
import { resourceSeenBy } from '../../_db/queries/resources/find.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { toResourceDetail } from './to-resource.ts'

/** A resource, for those who see it. For everyone else it does not exist. */
export async function findSeenResource(tx: Transaction, claims: Claims, id: string): Promise<ResourceDetail> {
  const row = await resourceSeenBy(tx, claims.sub, id)
  if (!row) throw notFound('resource')
  return toResourceDetail(row)
}
