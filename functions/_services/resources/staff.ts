import { resourceForStaff } from '../../_db/queries/resources/find.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

export const RESOURCE_STAFF_ONLY = 'Only instructors and admins can change resources.'

/** A resource that the caller may change. A student gets 403, a stranger 404. */
export async function findResourceForStaff(tx: Transaction, claims: Claims, id: string) {
  const found = await resourceForStaff(tx, claims.sub, id)
  if (!found) throw notFound('resource')
  if (found.role === 'student') throw new DomainError('not_allowed', RESOURCE_STAFF_ONLY)
  return found
}
