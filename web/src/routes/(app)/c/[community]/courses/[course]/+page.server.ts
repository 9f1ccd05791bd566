import { coursesApi } from '#lib/api/courses.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { submit } from '#lib/features/gates/hand-in.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { enrolling } from '#lib/features/courses/taking-courses.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, course: name } = event.params
  const [{ data: course }, { data: gates }] = await Promise.all([
    coursesApi(accessToken).course(community, name),
    milestonesApi(accessToken).gates(community, { course: name }),
  ])
  // Who teaches sees a course as a learner will: drafts of a live course are not there yet.
  const contents = course.contents.filter(({ status }) => status === 'live' || course.status === 'draft')
  return { course: { ...course, contents }, gates }
}

export const actions: Actions = { ...enrolling, submit }
