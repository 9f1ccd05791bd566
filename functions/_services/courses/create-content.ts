import type { ContentDetail, CreateContentBody } from '../../_contracts/courses/contents.ts'
import { authoredSeenBy } from '../../_db/queries/courses/authored.ts'
import { lockCourse } from '../../_db/queries/courses/contents.ts'
import { testWithRole } from '../../_db/queries/tests/bank-files.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { findAuthored, createDraft } from './authored.ts'
import type { Engine } from '../engine/apply.ts'
import { contentAt } from './read-content.ts'

/** A draft at the end of a course, also of one that is live: learners see it once it is published. */
export function createContent(
  { db, now }: Engine,
  claims: Claims,
  courseId: string,
  draft: CreateContentBody,
): Promise<ContentDetail> {
  return withUser(db, claims, async (tx) => {
    const course = await findAuthored(tx, claims, 'courses', courseId)
    if (course.status === 'retired') throw new DomainError('conflict', 'The course is retired.')
    if (draft.kind === 'test') await expectTest(tx, claims, draft.test_id, course.community_id)
    await lockCourse(tx, courseId)
    const values = { ...draft, community_id: course.community_id, course_id: courseId }
    const id = await createDraft(tx, 'contents', values, { course_id: courseId })
    const written = await authoredSeenBy(tx, claims.sub, 'contents', id)
    if (!written) throw notFound('content')
    return contentAt(tx, claims, written, now())
  })
}

async function expectTest(tx: Transaction, claims: Claims, id: string, communityId: string) {
  const test = await testWithRole(tx, claims.sub, id)
  if (test?.community_id === communityId && test.status !== 'retired') return
  throw new DomainError('not_found', 'There is no such test in this community.', {
    errors: [{ path: 'body.test_id', message: 'is no test of this community' }],
  })
}
