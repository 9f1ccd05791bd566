import { coursesApi } from '#lib/api/courses.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { submitEvidence } from '#lib/features/gates/submit-evidence.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { enrollmentActions } from '#lib/features/courses/learner-actions.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, course: name } = event.params
  const [{ data: course }, { data: gates }] = await Promise.all([
    coursesApi(accessToken).course(community, name),
    milestonesApi(accessToken).gates(community, { course: name }),
  ])
  // Instructors see the page as learners will: without the drafts of a live course.
  const contents = course.contents.filter(({ status }) => status === 'live' || course.status === 'draft')
  return { course: { ...course, contents }, gates, edit: managePaths.manageCourse(community, name) }
}

export const actions: Actions = { ...enrollmentActions, submit: submitEvidence }
