import type { CourseDetail } from '../../_contracts/courses/courses.ts'
import { programsOfCourse } from '../../_db/queries/courses/courses.ts'
import { readAsUser, type Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { listCourseCards } from './course-cards.ts'
import { findReader } from './find-reader.ts'
import type { AddressForReader, SlugInCommunity } from './slug-in-community.ts'
import { toContent } from './to-content.ts'

/** A course with its contents in order. */
export const readCourse = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  address: SlugInCommunity,
): Promise<CourseDetail> => readAsUser(db, claims, (tx) => courseAt(tx, { ...address, claims, now: now() }))

export async function courseAt(tx: Transaction, address: AddressForReader): Promise<CourseDetail> {
  const { slug } = address
  const { community, reader } = await findReader(tx, address)
  const [[found], programs] = await Promise.all([
    listCourseCards(tx, { community, reader, slug }),
    programsOfCourse(tx, { community: community.id, slug }),
  ])
  if (!found) throw notFound('course')
  return {
    ...found.card,
    community: { slug: community.slug, name: community.name },
    programs,
    contents: found.contents.map(toContent),
  }
}
