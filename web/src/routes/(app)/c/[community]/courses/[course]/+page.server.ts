import { coursesApi } from '#lib/server/courses-api.ts'
import { gatesApi } from '#lib/server/gates-api.ts'
import { submit } from '#lib/server/hand-in.ts'
import { requireSession } from '#lib/server/session.ts'
import { enrolling } from '#lib/server/taking-courses.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, course: name } = event.params
  const [{ data: course }, { data: gates }] = await Promise.all([
    coursesApi(accessToken).course(community, name),
    gatesApi(accessToken).of(community, { course: name }),
  ])
  // Who teaches sees a course as a learner will: drafts of a live course are not there yet.
  const contents = course.contents.filter(({ status }) => status === 'live' || course.status === 'draft')
  return { course: { ...course, contents }, gates }
}

export const actions: Actions = { ...enrolling, submit }
