import type { CreateAuthoredBody } from '../../_contracts/courses/authoring.ts'
import type { CourseDetail } from '../../_contracts/courses/courses.ts'
import { withUser } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { COURSE_AUTHORS_ONLY, createDraft } from './authored.ts'
import { courseAt } from './read.ts'

/** Creates a draft, which only instructors and admins of the community see. */
export const createCourse = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { community: communitySlug, ...values }: CreateAuthoredBody,
): Promise<CourseDetail> =>
  withUser(db, claims, async (tx) => {
    const { id: community_id } = await findTaughtCommunity(tx, claims, communitySlug, COURSE_AUTHORS_ONLY)
    const draft = await createDraft(tx, { claims, table: 'courses', values: { ...values, community_id } })
    return courseAt(tx, { ...draft, claims, now: now() })
  })
