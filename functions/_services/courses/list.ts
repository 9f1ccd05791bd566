import type { CourseCard } from '../../_contracts/courses/courses.ts'
import { readAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { listCourseCards } from './course-cards.ts'
import { findReader } from './find-reader.ts'

/** The live courses of a community in order. Instructors and admins get drafts and retired ones, too. */
export const listCourses = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  communitySlug: string,
): Promise<CourseCard[]> =>
  readAsUser(db, claims, async (tx) => {
    const courses = await listCourseCards(tx, await findReader(tx, { community: communitySlug, claims, now: now() }))
    return courses.map(({ card }) => card)
  })
