import { roleIn } from '../../_db/queries/communities/communities.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'

interface ReviewedLearner {
  claims: Claims
  communityId: string
  learnerId: string
}

/** Instructors and admins of the community decide about learners, never about themselves. */
export async function requireReviewer(
  tx: Transaction,
  { claims, communityId, learnerId }: ReviewedLearner,
): Promise<void> {
  const role = await roleIn(tx, claims.sub, communityId)
  if (role !== 'instructor' && role !== 'admin')
    throw new DomainError('not_allowed', 'Only instructors can review submissions.')
  if (learnerId === claims.sub) throw new DomainError('not_allowed', 'You cannot review your own submission.')
}
