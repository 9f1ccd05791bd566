import type { CourseDetail } from '../../_contracts/courses/courses.ts'
import { programsOfCourse } from '../../_db/queries/courses/courses.ts'
import { withUser, type Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { listCourseCards } from './course-cards.ts'
import type { AddressForReader, SlugInCommunity } from './slug-in-community.ts'
import { toContent } from './to-content.ts'

/** A course with its contents in order. */
export const readCourse = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  address: SlugInCommunity,
): Promise<CourseDetail> => withUser(db, claims, (tx) => courseAt(tx, { ...address, claims, now: now() }))

export async function courseAt(
  tx: Transaction,
  { community: communitySlug, slug, claims, now }: AddressForReader,
): Promise<CourseDetail> {
  const community = await findMyCommunity(tx, claims, communitySlug)
  const [found] = await listCourseCards(tx, { community, claims, now, slug })
  if (!found) throw notFound('course')
  return {
    ...found.card,
    community: { slug: community.slug, name: community.name },
    programs: await programsOfCourse(tx, found.card.id),
    contents: found.contents.map(toContent),
  }
}
