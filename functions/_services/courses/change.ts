import type { ChangeAuthoredBody } from '../../_contracts/courses/authoring.ts'
import type { CourseDetail } from '../../_contracts/courses/courses.ts'
import { contentsInOrder, publishDrafts } from '../../_db/queries/courses/contents.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { whyNotLive } from '../../_domain/courses/publishing.ts'
import type { Engine } from '../engine/apply.ts'
import { courseAt } from './read.ts'
import { changeRevision, findAuthored } from './authored.ts'

/**
 * Changes a course, publishes it with all that is in it, or retires it: then the database takes its contents along. What
 * learners did stays theirs.
 */
export function changeCourse(
  { db, now }: Engine,
  claims: Claims,
  id: string,
  { revision, ...change }: ChangeAuthoredBody,
): Promise<CourseDetail> {
  return withUser(db, claims, async (tx) => {
    const course = await findAuthored(tx, claims, 'courses', id)
    await changeRevision(tx, 'courses', { id, revision }, change)
    if (change.status === 'live' && course.status === 'draft') await publishContents(tx, id)
    return courseAt(tx, claims, course, now())
  })
}

/** The course is locked by the change: nothing is added to it in between. */
async function publishContents(tx: Transaction, courseId: string) {
  const contents = await contentsInOrder(tx, courseId)
  if (contents.length === 0)
    throw new DomainError('not_ready', 'There is nothing in it yet. Add a first lesson, then publish.')
  const errors = contents.flatMap((content) => {
    const why = whyNotLive(content)
    return why === null ? [] : [{ path: content.slug, message: `${content.title}: ${why}` }]
  })
  if (errors.length > 0)
    throw new DomainError('not_ready', 'Some of what is in it is not ready for learners.', { errors })
  await publishDrafts(tx, courseId)
}
