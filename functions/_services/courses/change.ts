import type { ChangeAuthoredBody } from '../../_contracts/courses/authoring.ts'
import type { CourseDetail } from '../../_contracts/courses/courses.ts'
import { contentsInOrder, publishDrafts } from '../../_db/queries/courses/contents.ts'
import { withUser, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { whyNotLive } from '../../_domain/courses/publishing.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeRevision, findAuthored } from './authored.ts'
import { courseAt } from './read.ts'

/**
 * Changes a course, publishes it with all its drafts, or retires it: a trigger retires its contents with it. What
 * learners did stays theirs.
 */
export const changeCourse = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { id, revision, ...change }: ChangeAuthoredBody & { id: string },
): Promise<CourseDetail> =>
  withUser(db, claims, async (tx) => {
    const course = await findAuthored(tx, { claims, table: 'courses', id })
    await changeRevision(tx, { table: 'courses', id, revision, change })
    if (change.status === 'live' && course.status === 'draft') await publishContents(tx, id)
    return courseAt(tx, { ...course, claims, now: now() })
  })

/** The update of the course holds its row lock, so no content is added in between. */
async function publishContents(tx: Transaction, courseId: string) {
  const contents = await contentsInOrder(tx, courseId)
  if (contents.length === 0) throw new DomainError('not_ready', 'The course is empty. Add a lesson, then publish it.')
  const errors = contents.flatMap((content) => {
    const why = whyNotLive(content)
    return why === null ? [] : [{ path: content.slug, message: `${content.title}: ${why}` }]
  })
  if (errors.length > 0)
    throw new DomainError('not_ready', 'Some of its contents are not ready for learners.', { errors })
  await publishDrafts(tx, courseId)
}
