import { refusedBy } from '../../_db/errors.ts'
import { DomainError } from '../../_domain/errors.ts'

/** For errors of transactions that add a member or an invitation to a community. */
export function refuseClosed(error: unknown): never {
  if (refusedBy(error)?.constraint !== 'community_is_open') throw error
  throw new DomainError('community_closed', 'This community is closed: no one can join it any more.', { cause: error })
}
