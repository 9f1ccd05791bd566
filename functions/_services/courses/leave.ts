import { authoredSeenBy } from '../../_db/queries/courses/authored.ts'
import { enrollmentOf, removeEnrollment } from '../../_db/queries/courses/courses.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** Ends the caller's enrollment. What they did in the course stays, and so does a completed enrollment. */
export const leaveCourse = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> =>
  withUser(db, claims, async (tx) => {
    if (!(await authoredSeenBy(tx, claims.sub, 'courses', id))) throw notFound('course')
    await removeEnrollment(tx, claims.sub, id)
    if (await enrollmentOf(tx, claims.sub, id))
      throw new DomainError('conflict', 'You completed this course, so you stay enrolled.')
  })
