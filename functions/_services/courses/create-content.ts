import type { ContentDetail, CreateContentBody } from '../../_contracts/courses/contents.ts'
import { lockCourse } from '../../_db/queries/courses/contents.ts'
import { testWithRole } from '../../_db/queries/tests/bank-files.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { createDraft, findAuthored } from './authored.ts'
import { contentAt } from './read-content.ts'

/** Creates a draft at the end of a course, live or not. Learners see it once it is published. */
export const createContent = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { course_id, ...body }: CreateContentBody & { course_id: string },
): Promise<ContentDetail> =>
  withUser(db, claims, async (tx) => {
    const { status, community_id } = await findAuthored(tx, { claims, table: 'courses', id: course_id })
    if (status === 'retired') throw new DomainError('conflict', 'The course is retired.')
    if (body.kind === 'test') await requireTest(tx, { claims, id: body.test_id, community_id })
    await lockCourse(tx, course_id)
    const draft = await createDraft(tx, {
      claims,
      table: 'contents',
      values: { ...body, community_id, course_id },
      siblings: { course_id },
    })
    return contentAt(tx, { ...draft, claims, now: now() })
  })

async function requireTest(
  tx: Transaction,
  { claims, id, community_id }: { claims: Claims; id: string; community_id: string },
) {
  const test = await testWithRole(tx, claims.sub, id)
  if (test?.community_id === community_id && test.status !== 'retired') return
  throw new DomainError('not_found', 'There is no such test in this community.', {
    errors: [{ path: 'body.test_id', message: 'is no test of this community' }],
  })
}
