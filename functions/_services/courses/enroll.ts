import type { Enrollment } from '../../_contracts/courses/courses.ts'
import type { Database } from '../../_db/client.ts'
import { authoredSeenBy } from '../../_db/queries/courses/authored.ts'
import { addEnrollment, enrollmentOf } from '../../_db/queries/courses/courses.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

/** Takes up a course. Again, it changes nothing. */
export function enroll(db: Database, claims: Claims, id: string): Promise<Enrollment> {
  return withUser(db, claims, async (tx) => {
    const course = await authoredSeenBy(tx, claims.sub, 'courses', id)
    if (!course) throw notFound('course')
    // Only who teaches there sees others at all.
    if (course.status !== 'live') throw new DomainError('conflict', 'Only a live course can be taken up.')
    await addEnrollment(tx, claims.sub, { id, community_id: course.community_id })
    const row = await enrollmentOf(tx, claims.sub, id)
    if (!row) throw notFound('course')
    return { enrolled_at: row.enrolled_at.toISOString(), completed_at: row.completed_at?.toISOString() ?? null }
  })
}
