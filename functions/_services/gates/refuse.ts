import type { Database } from '../../_db/client.ts'
import { roleIn } from '../../_db/queries/communities.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'

/** Decisions are for who teaches in the community, and never about oneself. */
export async function refuseForStudents(
  db: Database,
  claims: Claims,
  communityId: string,
  learner: string,
): Promise<void> {
  const role = await withUser(db, claims, (tx) => roleIn(tx, claims.sub, communityId))
  if (role !== 'instructor' && role !== 'admin')
    throw new DomainError('not_allowed', 'What is handed in is decided by instructors.')
  if (learner === claims.sub) throw new DomainError('not_allowed', 'Nobody decides about themselves.')
}
