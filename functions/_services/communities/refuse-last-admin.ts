import { isLastAdminViolation } from '../../_db/queries/communities/members.ts'
import { DomainError } from '../../_domain/errors.ts'

/** Turns the database's refusal to leave a community without an admin into a domain error. */
export async function refuseLastAdmin<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isLastAdminViolation(error)) throw error
    throw new DomainError('last_admin', 'A community needs an admin. Make another member an admin first.', {
      cause: error,
    })
  }
}
