import type { CreateAuthoredBody } from '../../_contracts/courses/authoring.ts'
import type { CourseDetail } from '../../_contracts/courses/courses.ts'
import { authoredSeenBy } from '../../_db/queries/courses/authored.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import { courseAt } from './read.ts'
import { COURSE_AUTHORS_ONLY, createDraft } from './authored.ts'

/** A draft that only who teaches there sees. */
export function createCourse(
  { db, now }: Engine,
  claims: Claims,
  { community: of, ...draft }: CreateAuthoredBody,
): Promise<CourseDetail> {
  return withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, of, COURSE_AUTHORS_ONLY)
    const id = await createDraft(tx, 'courses', { ...draft, community_id: community.id })
    const written = await authoredSeenBy(tx, claims.sub, 'courses', id)
    if (!written) throw notFound('course')
    return courseAt(tx, claims, written, now())
  })
}
