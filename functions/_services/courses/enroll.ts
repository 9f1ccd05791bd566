import type { Enrollment } from '../../_contracts/courses/courses.ts'
import { authoredSeenBy } from '../../_db/queries/courses/authored.ts'
import { addEnrollment, enrollmentOf } from '../../_db/queries/courses/courses.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** Enrolls the caller in a course. Idempotent. */
export const enroll = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<Enrollment> =>
  withUser(db, claims, async (tx) => {
    const course = await authoredSeenBy(tx, claims.sub, 'courses', id)
    if (!course) throw notFound('course')
    // Only instructors and admins get here with a course that is not live.
    if (course.status !== 'live') throw new DomainError('conflict', 'You can enroll in live courses only.')
    await addEnrollment(tx, claims.sub, { id, community_id: course.community_id })
    const row = await enrollmentOf(tx, claims.sub, id)
    if (!row) throw notFound('course')
    return { enrolled_at: row.enrolled_at.toISOString(), completed_at: row.completed_at?.toISOString() ?? null }
  })
