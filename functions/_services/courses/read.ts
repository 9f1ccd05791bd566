import type { CourseDetail } from '../../_contracts/courses/courses.ts'
import { programsOfCourse } from '../../_db/queries/courses/courses.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findMyCommunity } from '../communities/find.ts'
import { toContent } from './to-content.ts'
import type { Engine } from '../engine/apply.ts'
import { listCourseCards } from './course-cards.ts'

interface Address {
  community: string
  slug: string
}

/** A course with all that is in it, in its order. */
export const readCourse = ({ db, now }: Engine, claims: Claims, address: Address): Promise<CourseDetail> =>
  withUser(db, claims, (tx) => courseAt(tx, claims, address, now()))

export async function courseAt(tx: Transaction, claims: Claims, { community: of, slug }: Address, now: number) {
  const community = await findMyCommunity(tx, claims, of)
  const [found] = await listCourseCards(tx, claims, community, now, slug)
  if (!found) throw notFound('course')
  return {
    ...found.card,
    community: { slug: community.slug, name: community.name },
    programs: await programsOfCourse(tx, found.card.id),
    contents: found.contents.map(toContent),
  }
}
