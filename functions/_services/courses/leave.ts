import type { Database } from '../../_db/client.ts'
import { authoredSeenBy } from '../../_db/queries/courses/authored.ts'
import { enrollmentOf, removeEnrollment } from '../../_db/queries/courses/courses.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

/** Leaves a course; what was done in it stays. One that is completed stays, too. */
export const leaveCourse = (db: Database, claims: Claims, id: string): Promise<void> =>
  withUser(db, claims, async (tx) => {
    if (!(await authoredSeenBy(tx, claims.sub, 'courses', id))) throw notFound('course')
    await removeEnrollment(tx, claims.sub, id)
    if (await enrollmentOf(tx, claims.sub, id))
      throw new DomainError('conflict', 'You completed this course: that stays.')
  })
