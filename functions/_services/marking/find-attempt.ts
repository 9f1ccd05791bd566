import { loadAttempts, type AttemptRow } from '../../_db/queries/attempts/load.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

export const MARKING_REFUSED = 'Only instructors can see and mark the attempts of learners.'

/** An attempt is found only under its learner. */
export interface LearnerAttemptKey {
  learner: string
  id: string
}

/** A finished attempt of somebody else, for instructors and admins of its community. */
export async function findAttemptToMark(
  { db, claims }: WithClaims<DatabaseContext>,
  { learner, id }: LearnerAttemptKey,
): Promise<AttemptRow> {
  const [row] = await loadAttempts(db, [{ user_id: learner, id }])
  if (row?.status !== 'finished') throw notFound('attempt')
  const role = await withUser(db, claims, (tx) => roleIn(tx, claims.sub, row.community_id))
  if (!role) throw notFound('attempt')
  if (role === 'student') throw new DomainError('not_allowed', MARKING_REFUSED)
  if (learner === claims.sub) throw new DomainError('not_allowed', 'You cannot mark your own attempt.')
  return row
}
