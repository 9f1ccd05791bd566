import type { CourseCard } from '../../_contracts/courses/courses.ts'
import { withUser } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { listCourseCards } from './course-cards.ts'

/** The live courses of a community in order. Instructors and admins get drafts and retired ones, too. */
export const listCourses = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  communitySlug: string,
): Promise<CourseCard[]> =>
  withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, communitySlug)
    const courses = await listCourseCards(tx, { community, claims, now: now() })
    return courses.map(({ card }) => card)
  })
