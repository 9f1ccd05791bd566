import { roleIn } from '../../_db/queries/communities/communities.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'

/** Decisions are for who teaches in the community, and never about oneself. */
export async function requireReviewer(
  tx: Transaction,
  claims: Claims,
  communityId: string,
  learner: string,
): Promise<void> {
  const role = await roleIn(tx, claims.sub, communityId)
  if (role !== 'instructor' && role !== 'admin')
    throw new DomainError('not_allowed', 'What is handed in is decided by instructors.')
  if (learner === claims.sub) throw new DomainError('not_allowed', 'Nobody decides about themselves.')
}
