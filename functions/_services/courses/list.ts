import type { CourseCard } from '../../_contracts/courses/courses.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import { listCourseCards } from './course-cards.ts'

/** The live courses of a community in their order; to who teaches there, all. */
export function listCourses({ db, now }: Engine, claims: Claims, communitySlug: string): Promise<CourseCard[]> {
  return withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, communitySlug)
    const shelf = await listCourseCards(tx, claims, community, now())
    return shelf.map(({ card }) => card)
  })
}
